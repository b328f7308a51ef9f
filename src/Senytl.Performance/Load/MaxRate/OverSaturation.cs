using Senytl.Performance.Statistics;

namespace Senytl.Performance.Load;

/// <summary>Whether a target falls behind at a rate: response times that grow as long as the rate is held.</summary>
internal static class OverSaturation
{
    private const int MostPoints = 500;

    /// <summary>Growth over the step that counts, as a multiple of the median: below it the trend is harmless.</summary>
    private const double GrowthInMedians = 1;

    /// <summary>The reason, when response times rise over the run with 95 % confidence and by more than their median.</summary>
    public static string? ReasonIn(PerformanceResult result)
    {
        if (result.Outcomes.ContainsKey(RequestOutcome.Missed))
        {
            return "the target falls behind: requests were due that never got a place in flight";
        }

        var (times, responses) = Points(result);
        if (times.Length < 20 || times[^1] <= times[0])
        {
            return null;
        }

        var trend = TheilSen.Fit(times, responses);
        var growth = trend.Slope * (times[^1] - times[0]);
        return trend.Lower > 0 && growth > GrowthInMedians * result.ResponseTime.P50.TotalSeconds
            ? "the target falls behind: response times grow as long as the rate is held"
            : null;
    }

    /// <summary>Requests by the moment they were due, thinned evenly, one for each moment.</summary>
    private static (double[] Times, double[] Responses) Points(PerformanceResult result)
    {
        var samples = result.Samples
            .OrderBy(sample => sample.User)
            .DistinctBy(sample => sample.StartedAfter)
            .OrderBy(sample => sample.StartedAfter)
            .ToList();
        var step = Math.Max(1, (samples.Count + MostPoints - 1) / MostPoints);
        var kept = samples.Where((_, index) => index % step == 0).ToList();
        return ([.. kept.Select(sample => sample.StartedAfter.TotalSeconds)], [.. kept.Select(sample => sample.ResponseTime.TotalSeconds)]);
    }
}
