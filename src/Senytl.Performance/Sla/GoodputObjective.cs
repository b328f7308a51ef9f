using System.Globalization;
using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>A share of the requests is good: successful, and within all of the listed limits at once.</summary>
/// <remarks>
/// A request without a limited metric, e.g. one that streamed nothing, is not good. Each request is judged by itself: of a
/// run of more than 4,096 as it ends, so that the objective is declared before or in the run. The share is judged like a percentile.
/// </remarks>
/// <param name="LeastShare">The limit, inclusive; above 0 and below 1, e.g. 0.95.</param>
/// <param name="MostResponseTime">Limit of the response time of a good request; absent when there is none.</param>
/// <param name="MostTimeToFirstToken">Limit of its time to first token; absent when there is none.</param>
/// <param name="MostTokens">Limit of its tokens; absent when there is none.</param>
/// <param name="MostCostUsd">Limit of its cost in USD; absent when there is none.</param>
/// <param name="Confidence">Confidence of a pass, above 0.5 and below 1; default 0.95.</param>
public sealed record GoodputObjective(
    double LeastShare,
    TimeSpan? MostResponseTime = null,
    TimeSpan? MostTimeToFirstToken = null,
    long? MostTokens = null,
    decimal? MostCostUsd = null,
    double Confidence = 0.95) : Objective, IShareObjective
{
    /// <summary>
    /// Limit of the time per output token of its streamed model calls, of the slowest when there are several; absent when there is none.
    /// A request none of whose calls has one, or whose usage is not known of each, is not good.
    /// </summary>
    public TimeSpan? MostTimePerOutputToken { get; init; }

    /// <summary>The limit, inclusive.</summary>
    public double LeastShare { get; } = LeastShare is > 0 and < 1
        ? LeastShare
        : throw new ArgumentOutOfRangeException(nameof(LeastShare), LeastShare, "A share is above 0 and below 1, e.g. 0.95.");

    /// <summary>Confidence of a pass.</summary>
    public double Confidence { get; init => field = Confidences.Checked(value); } = Confidences.Checked(Confidence);

    /// <inheritdoc/>
    public override string Name => $"goodput ({string.Join(", ", Limits)})";

    /// <inheritdoc/>
    public override string Limit => $"≥ {PercentText.AllDigits(LeastShare)}";

    private IEnumerable<string> Limits
    {
        get
        {
            yield return "success";
            if (MostResponseTime is { } response)
            {
                yield return $"latency ≤ {DurationText.Of(response)}";
            }

            if (MostTimeToFirstToken is { } first)
            {
                yield return $"first token ≤ {DurationText.Of(first)}";
            }

            if (MostTimePerOutputToken is { } perToken)
            {
                yield return $"time per output token ≤ {DurationText.Of(perToken)}";
            }

            if (MostTokens is { } tokens)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"tokens ≤ {tokens:#,0}");
            }

            if (MostCostUsd is { } cost)
            {
                yield return $"cost ≤ {MoneyText.Of(cost)}";
            }
        }
    }

    internal override Objective At(double confidence) => this with { Confidence = confidence };

    /// <inheritdoc/>
    public override ObjectiveVerdict Judge(PerformanceResult result)
    {
        if (result.RequestsLeftAlone is not (> 0 and var requests))
        {
            return NothingToJudge(result);
        }

        if (CountGood(result) is not { } good)
        {
            return NotMeasured(
                $"of {CountText.Of(result.Requests)} requests only {CountText.Of(result.Samples.Count)} were kept one by one, so the others must be judged as they end: declare the goodput on the options, with [Sla] or in the body");
        }

        var bad = requests - good;
        var (verdict, reason) = ProportionTest.Judge(new(requests, bad), LeastShare * 100, Confidence, result.Sequential, reasonOfFailure: null);
        var perSecond = result.WallTime > TimeSpan.Zero ? good / result.WallTime.TotalSeconds : 0;
        var measured = $"{PercentText.Beside((double)good / requests, LeastShare)}, {RateText.Of(perSecond)}";
        var judged = Compare(verdict != Verdict.Failed, measured, requests, reason) with { Verdict = verdict, Over = bad };
        return TimeLimit is { } limit ? UnlessSaturated(judged, result, limit) : judged;
    }

    (double Percentile, double Confidence)? IShareObjective.Claim => (LeastShare * 100, Confidence);

    (long Count, long Over) IShareObjective.Shares(PerformanceResult result) =>
        result.RequestsLeftAlone is > 0 and var requests && CountGood(result) is { } good ? (requests, requests - good) : (0, 0);

    internal override TimeSpan? TimeLimit => new[] { MostResponseTime, MostTimeToFirstToken, MostTimePerOutputToken }.Min();

    /// <summary>What a good request owes, whatever share of them must be good.</summary>
    internal GoodputLimits Owed => new(MostResponseTime, MostTimeToFirstToken, MostTimePerOutputToken, MostTokens, MostCostUsd);

    /// <summary>Absent when nobody knows: the requests are too many to be kept, and none was judged as it ended.</summary>
    private long? CountGood(PerformanceResult result)
    {
        if (result.Kept.Count == result.Requests)
        {
            return result.Kept.LongCount(record => Owed.IsGood(record));
        }

        // Requests that ended before the objective was declared are not known to be good.
        return result.Goodput.TryGetValue(Owed, out var counted) ? counted.Good : null;
    }
}
