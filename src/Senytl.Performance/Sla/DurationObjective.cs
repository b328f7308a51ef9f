using System.Globalization;
using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;
using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>A figure of a duration's distribution is at most so long.</summary>
/// <remarks>
/// "p95 ≤ L" states that at least 95 % of requests take at most L. It passes when that is proven at the confidence
/// (one-sided Clopper–Pearson bound), fails when the observed percentile is over L, and is inconclusive otherwise.
/// Time-outs count as over every limit.
/// </remarks>
/// <param name="Metric">The clock.</param>
/// <param name="Percentile">The figure.</param>
/// <param name="AtMost">The limit, inclusive; above zero.</param>
/// <param name="Confidence">Confidence of a pass, above 0.5 and below 1; default 0.95.</param>
public sealed record DurationObjective(DurationMetric Metric, Percentile Percentile, TimeSpan AtMost, double Confidence = 0.95)
    : Objective, IShareObjective
{
    private long LimitNanoseconds => RunClock.FromTimeSpan(AtMost);

    /// <inheritdoc/>
    public override string Name => $"{Percentile.Label()} {MetricLabel}";

    /// <inheritdoc/>
    public override string Limit => $"≤ {DurationText.Of(AtMost)}";

    private string MetricLabel => Metric switch
    {
        DurationMetric.ResponseTime => "latency",
        DurationMetric.ServiceTime => "service time",
        DurationMetric.TimeToFirstToken => "time to first token",
        DurationMetric.InterTokenLatency => "inter-token latency",
        DurationMetric.ModelCallLatency => "model call latency",
        _ => "time per output token",
    };

    /// <inheritdoc/>
    public override ObjectiveVerdict Judge(PerformanceResult result)
    {
        var stats = result[Metric];
        var unanswered = Metric == DurationMetric.TimeToFirstToken ? result.TimeoutsWithoutContent : 0;
        if (stats.Count + unanswered == 0)
        {
            return NotMeasured(NothingRecorded(result));
        }

        if (Metric == DurationMetric.TimeToFirstToken && result.Succeeded > result.Streamed)
        {
            return NotMeasured(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Succeeded - result.Streamed} of {result.Succeeded} successful requests streamed no content: a time to first token exists only for streamed responses"));
        }

        if (result.Failed * 2 > result.Requests)
        {
            return NotMeasured(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Failed} of {result.Requests} requests failed: the latency of the rest proves nothing when more than half fail"));
        }

        var judged = Percentile switch
        {
            Percentile.Average => JudgeAverage(stats, unanswered),
            Percentile.Max => JudgeMax(stats, unanswered, result.Timeouts),
            _ => JudgePercentile(stats, unanswered, result),
        };
        return judged.Verdict == Verdict.Passed && result.Generator?.SaturatedFor(AtMost) is { } saturated
            ? judged with { Verdict = Verdict.Inconclusive, Reason = saturated }
            : judged;
    }

    private string NothingRecorded(PerformanceResult result) => Metric switch
    {
        DurationMetric.ResponseTime or DurationMetric.ServiceTime => $"no request succeeded ({result.Requests} attempted)",
        DurationMetric.ModelCallLatency => "no model call succeeded: measure the chat client with .Measured()",
        DurationMetric.TimePerOutputToken =>
            "no streamed model call with at least 2 output tokens of known usage was recorded: stream the response and have its usage reported",
        _ => "nothing was streamed: call GetStreamingResponseAsync on a client measured with .Measured()",
    };

    private ObjectiveVerdict JudgeAverage(DurationStats stats, long unanswered)
    {
        if (unanswered > 0)
        {
            return NotMeasured($"{unanswered} requests timed out before any content, so the average has no value");
        }

        var measured = DurationText.Beside(stats.Average, AtMost);
        if (stats.Average > AtMost)
        {
            return Compare(met: false, measured, stats.Count);
        }

        var upper = MeanBound.Upper(stats.Nanoseconds, Confidence);
        return Compare(met: true, measured, stats.Count, upper <= LimitNanoseconds ? null : WhyNotProven(upper)) with
        {
            Verdict = upper <= LimitNanoseconds ? Verdict.Passed : Verdict.Inconclusive,
        };
    }

    private string WhyNotProven(double upper) => double.IsFinite(upper)
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"its upper bound at {Confidence * 100:0.##} % confidence is {DurationText.Of(RunClock.ToTimeSpan((long)upper))}; more requests narrow it")
        : "one request shows no spread; at least 2 are needed";

    private ObjectiveVerdict JudgeMax(DurationStats stats, long unanswered, DurationStats timeouts)
    {
        var over = Over(stats, unanswered, timeouts);
        return Compare(over == 0, DurationText.Beside(stats.Max, AtMost), stats.Count + unanswered, TimeoutReason(timeouts)) with { Over = over };
    }

    private ObjectiveVerdict JudgePercentile(DurationStats stats, long unanswered, PerformanceResult result)
    {
        var n = stats.Count + unanswered;
        var over = Over(stats, unanswered, result.Timeouts);
        var (verdict, reason) = ProportionTest.Judge(
            n, over, Percentile.Rank(), Confidence, result.Sequential, TimeoutReason(result.Timeouts));
        var measured = stats.Count == 0 ? "timed out" : DurationText.Beside(stats[Percentile], AtMost);
        return Compare(verdict != Verdict.Failed, measured, n, reason) with { Verdict = verdict, Over = over };
    }

    (long Count, long Over, double Percentile) IShareObjective.Shares(PerformanceResult result)
    {
        var unanswered = Metric == DurationMetric.TimeToFirstToken ? result.TimeoutsWithoutContent : 0;
        var stats = result[Metric];
        return Percentile is Percentile.Average or Percentile.Max
            ? (0, 0, 100)
            : (stats.Count + unanswered, Over(stats, unanswered, result.Timeouts), Percentile.Rank());
    }

    private long Over(DurationStats stats, long unanswered, DurationStats timeouts)
    {
        var over = stats.Nanoseconds.CountOver(LimitNanoseconds) + unanswered;
        return Metric is DurationMetric.ResponseTime or DurationMetric.ServiceTime
            ? over + timeouts.Count - timeouts.Nanoseconds.CountOver(LimitNanoseconds)
            : over;
    }

    private static string? TimeoutReason(DurationStats timeouts) =>
        timeouts.Count > 0 ? $"{timeouts.Count} timed out and count as over the limit" : null;
}
