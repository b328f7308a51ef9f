using Senytl.Performance.Statistics;

namespace Senytl.Performance.Load;

/// <summary>Whether a target falls behind at a rate: response times that grow as long as the rate is held.</summary>
internal static class OverSaturation
{
    private const int FewestPoints = 20;
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

        var points = Points(result.Trend);
        if (points.Count < FewestPoints)
        {
            return null;
        }

        double[] times = [.. points.Select(point => (double)(point.Due - points[0].Due))];
        var trend = TheilSen.Fit(times, [.. points.Select(point => (double)point.ResponseTime)]);
        var median = points.Select(point => point.ResponseTime).Order().ElementAt(points.Count / 2);
        return trend.Lower > 0 && trend.Slope * times[^1] > GrowthInMedians * median
            ? "the target falls behind: response times grow as long as the rate is held"
            : null;
    }

    /// <summary>Thinned evenly, one for each moment.</summary>
    private static List<TrendPoint> Points(IReadOnlyList<TrendPoint> trend)
    {
        var moments = trend.DistinctBy(point => point.Due).ToList();
        var step = Math.Max(1, (moments.Count + MostPoints - 1) / MostPoints);
        return [.. moments.Where((_, index) => index % step == 0)];
    }
}
