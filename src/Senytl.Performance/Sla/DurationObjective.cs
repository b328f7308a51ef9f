using System.Globalization;
using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>A figure of a duration's distribution is at most so long.</summary>
/// <remarks>
/// "p95 ≤ L" states that at least 95 % of requests take at most L. It passes when that is proven at the confidence
/// (one-sided Clopper–Pearson bound), fails when the observed percentile is over L, and is inconclusive otherwise.
/// Time-outs count as over every limit; on the clocks of model calls, requests that timed out in one, once each. A call that was
/// unfinished at the end of the run is over a limit on its duration that it had passed; else it leaves the verdict open where it matters.
/// </remarks>
/// <param name="Metric">The clock.</param>
/// <param name="Percentile">The figure.</param>
/// <param name="AtMost">The limit, inclusive; above zero.</param>
/// <param name="Confidence">Confidence of a pass, above 0.5 and below 1; default 0.95.</param>
public sealed record DurationObjective(DurationMetric Metric, Percentile Percentile, TimeSpan AtMost, double Confidence = 0.95)
    : Objective, IShareObjective
{
    /// <summary>The limit in nanoseconds, which a short call's may be a fraction of; by default that of <see cref="AtMost"/>.</summary>
    public double AtMostNanoseconds { get; init; } = RunClock.FromTimeSpan(AtMost);

    /// <summary>The limit, inclusive; above zero.</summary>
    public TimeSpan AtMost { get; } = AtMost > TimeSpan.Zero
        ? AtMost
        : throw new ArgumentOutOfRangeException(nameof(AtMost), AtMost, "A limit on a duration is above zero.");

    /// <summary>The figure.</summary>
    public Percentile Percentile { get; } = Enum.IsDefined(Percentile)
        ? Percentile
        : throw new ArgumentOutOfRangeException(nameof(Percentile), Percentile, "It is a member of Percentile.");

    /// <summary>Confidence of a pass.</summary>
    public double Confidence { get; } = Confidences.Checked(Confidence);


    /// <inheritdoc/>
    public override string Name => $"{Percentile.Label()} {MetricLabel}";

    /// <inheritdoc/>
    public override string Limit => $"≤ {DurationText.Of(AtMostNanoseconds)}";

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
        var times = ObservedTimes.Of(result, Metric);
        var unanswered = Unanswered(result);
        var open = OpenCalls(result);
        if (times.Count == 0 && (unanswered == 0 || OfCalls))
        {
            return NotMeasured(NothingRecorded(result));
        }

        if (Metric == DurationMetric.TimeToFirstToken && result.SuccessesWithoutContent > 0)
        {
            return NotMeasured(string.Create(
                CultureInfo.InvariantCulture,
                $"{CountText.Of(result.SuccessesWithoutContent)} of {CountText.Of(result.Succeeded)} successful requests streamed no content: a time to first token exists only for streamed responses"));
        }

        if (result.Failed * 2 > result.Requests)
        {
            return NotMeasured(string.Create(
                CultureInfo.InvariantCulture,
                $"{CountText.Of(result.Failed)} of {CountText.Of(result.Requests)} requests failed: the latency of the rest proves nothing when more than half fail"));
        }

        var judged = Percentile switch
        {
            Percentile.Average => JudgeAverage(times, unanswered, open, result.Timeouts),
            Percentile.Max => JudgeMax(times, unanswered, open, result),
            _ => JudgePercentile(times, unanswered, open, result),
        };
        return judged.Verdict == Verdict.Passed && result.Generator?.SaturatedFor(AtMost) is { } saturated
            ? judged with { Verdict = Verdict.Inconclusive, Reason = saturated }
            : judged;
    }

    private string NothingRecorded(PerformanceResult result) => Metric switch
    {
        DurationMetric.ResponseTime or DurationMetric.ServiceTime => $"no request succeeded ({CountText.Of(result.Requests)} attempted)",
        DurationMetric.ModelCallLatency => "no model call succeeded: measure the chat client with .Measured()",
        DurationMetric.TimePerOutputToken =>
            "no streamed model call with at least 2 output tokens of known usage was recorded: stream the response and have its usage reported",
        _ => "nothing was streamed: call GetStreamingResponseAsync on a client measured with .Measured()",
    };

    private ObjectiveVerdict JudgeAverage(ObservedTimes times, long unanswered, long open, DurationStats timeouts)
    {
        if (unanswered > 0)
        {
            return NotMeasured(OfCalls
                ? $"{CountText.Of(unanswered, "request")} timed out or were unfinished in a model call, so the average has no value"
                : $"{CountText.Of(unanswered, "request")} never had any content, so the average has no value");
        }

        if (open > 0)
        {
            return StillOpen(Measured(times), times.Count, open);
        }

        // A request cut off below the limit took nobody knows how long: averaging the cut would pass what is slow.
        var cutOff = timeouts.Count - timeouts.Nanoseconds.CountOver((long)AtMostNanoseconds);
        if (cutOff > 0 && Metric is (DurationMetric.ResponseTime or DurationMetric.ServiceTime))
        {
            return NotMeasured($"{cutOff} requests timed out below the limit, so the average has no value: raise the request timeout above the limit");
        }

        var average = times[Percentile.Average];
        var measured = DurationText.Beside(average, AtMostNanoseconds);
        var (verdict, reason) = MeanTest.Judge(
            average <= AtMostNanoseconds, times.UpperMean(Confidence), AtMostNanoseconds, Confidence, upper => DurationText.Beside(upper, AtMostNanoseconds));
        return Compare(verdict != Verdict.Failed, measured, times.Count, reason) with { Verdict = verdict };
    }

    private ObjectiveVerdict JudgeMax(ObservedTimes times, long unanswered, long open, PerformanceResult result)
    {
        var over = Over(times, unanswered, result.Timeouts);
        var n = times.Count + unanswered + open;
        return over == 0 && open > 0
            ? StillOpen(Measured(times), n, open) with { Over = over }
            : Compare(over == 0, Measured(times), n, CutReason(result)) with { Over = over };
    }

    private ObjectiveVerdict JudgePercentile(ObservedTimes times, long unanswered, long open, PerformanceResult result)
    {
        var n = times.Count + unanswered + open;
        var over = Over(times, unanswered, result.Timeouts);
        var measured = times.Count == 0 ? "timed out" : Measured(times);
        var (verdict, reason) = Shares(over);
        if (open > 0 && verdict != Shares(over + open).Verdict)
        {
            return StillOpen(measured, n, open) with { Over = over };
        }

        return Compare(verdict != Verdict.Failed, measured, n, reason) with { Verdict = verdict, Over = over };

        (Verdict Verdict, string? Reason) Shares(long assumed) =>
            ProportionTest.Judge(n, assumed, Percentile.Rank(), Confidence, result.Sequential, CutReason(result));
    }

    private ObjectiveVerdict StillOpen(string measured, long sampleSize, long open)
    {
        var reason = $"{CountText.Of(open, "request")} unfinished in a model call that may or may not have gone over the limit: give the run a longer GracePeriod";
        return Compare(met: true, measured, sampleSize, reason) with { Verdict = Verdict.Inconclusive };
    }

    private string Measured(ObservedTimes times) =>
        DurationText.Beside(times[Percentile], AtMostNanoseconds) + (times.AreBatchMeans ? " of batch means" : "");

    (long Count, long Over, double Percentile) IShareObjective.Shares(PerformanceResult result)
    {
        var unanswered = Unanswered(result);
        var times = ObservedTimes.Of(result, Metric);
        return Percentile is Percentile.Average or Percentile.Max
            ? (0, 0, 100)
            : (times.Count + unanswered + OpenCalls(result), Over(times, unanswered, result.Timeouts), Percentile.Rank());
    }

    /// <summary>Whether the clock is one of model calls, of which a request has none, one or many.</summary>
    private bool OfCalls => Metric is DurationMetric.InterTokenLatency or DurationMetric.TimePerOutputToken or DurationMetric.ModelCallLatency;

    private long Unanswered(PerformanceResult result) => Metric switch
    {
        DurationMetric.TimeToFirstToken => result.UnansweredWithoutContent,
        _ when OfCalls => result.TimeoutsInCall + UnfinishedOver(result),
        _ => 0,
    };

    /// <summary>Unfinished calls that the limit does not decide: what a call streams in time says nothing of what it would have.</summary>
    private long OpenCalls(PerformanceResult result) => OfCalls ? result.UnfinishedCalls.Count - UnfinishedOver(result) : 0;

    private long UnfinishedOver(PerformanceResult result) => Metric == DurationMetric.ModelCallLatency
        ? result.UnfinishedCalls.Nanoseconds.CountOver((long)AtMostNanoseconds)
        : 0;

    private long Over(ObservedTimes times, long unanswered, DurationStats timeouts)
    {
        var over = times.CountOver(AtMostNanoseconds) + unanswered;
        return Metric is DurationMetric.ResponseTime or DurationMetric.ServiceTime
            ? over + timeouts.Count - (times.AreBatchMeans ? 0 : timeouts.Nanoseconds.CountOver((long)AtMostNanoseconds))
            : over;
    }

    private string? CutReason(PerformanceResult result) => OfCalls switch
    {
        true when Unanswered(result) is > 0 and var cut => $"{CountText.Of(cut)} timed out or were unfinished in a model call and count as over the limit",
        false when result.Timeouts.Count > 0 => $"{CountText.Of(result.Timeouts.Count)} timed out and count as over the limit",
        _ => null,
    };
}
