using System.Globalization;
using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>A figure of a duration's distribution is at most so long.</summary>
/// <remarks>
/// "p95 ≤ L" states that at least 95 % of requests take at most L. It passes when that is proven at the confidence
/// (one-sided Clopper–Pearson bound), fails when the observed percentile is over L, and is inconclusive otherwise.
/// Time-outs count as over every limit; on the clocks of model calls, requests that timed out in one, once each. A request or call that
/// was unfinished at the end of the run is over a limit on its duration that it had passed, and so is one without content over a limit on its
/// first token; else it leaves the verdict open where it matters.
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
    public double Confidence { get; init => field = Confidences.Checked(value); } = Confidences.Checked(Confidence);

    /// <inheritdoc/>
    public override string Name => $"{Percentile.Label()} {MetricLabel}";

    /// <inheritdoc/>
    public override string Limit => $"≤ {DurationText.Of(AtMostNanoseconds)}";

    internal override TimeSpan? TimeLimit => AtMost;

    private string MetricLabel => Metric switch
    {
        DurationMetric.ResponseTime => "latency",
        DurationMetric.ServiceTime => "service time",
        DurationMetric.TimeToFirstToken => "time to first token",
        DurationMetric.InterTokenLatency => "inter-token latency",
        DurationMetric.ModelCallLatency => "model call latency",
        _ => "time per output token",
    };

    internal override Objective At(double confidence) => Percentile != Percentile.Max ? this with { Confidence = confidence } : this;

    /// <inheritdoc/>
    public override ObjectiveVerdict Judge(PerformanceResult result)
    {
        var times = ObservedTimes.Of(result, Metric);
        if (times.Shown.Count == 0 && (OfCalls || times.Lost + times.CutOff.Count == 0))
        {
            return NotMeasured(NothingRecorded(result));
        }

        if (Metric == DurationMetric.TimeToFirstToken && result.SuccessesWithoutContent > 0)
        {
            return NotMeasured(string.Create(
                CultureInfo.InvariantCulture,
                $"{CountText.Of(result.SuccessesWithoutContent)} of {CountText.Of(result.Succeeded)} successful requests streamed no content: a time to first token exists only for streamed responses"));
        }

        if (result.Faults * 2 > result.RequestsLeftAlone)
        {
            return NotMeasured(string.Create(
                CultureInfo.InvariantCulture,
                $"{CountText.Of(result.Faults)} of {CountText.Of(result.RequestsLeftAlone)} requests failed: the latency of the rest proves nothing when more than half fail"));
        }

        var judged = Percentile switch
        {
            Percentile.Average => JudgeAverage(times),
            Percentile.Max => JudgeMax(times),
            _ => JudgePercentile(times, result.Sequential),
        };
        return UnlessSaturated(judged, result, AtMost);
    }

    internal override void Track(Tally tally) => tally.Track(Metric, AtMostNanoseconds);

    private string NothingRecorded(PerformanceResult result) => Metric switch
    {
        DurationMetric.ResponseTime or DurationMetric.ServiceTime => $"no request succeeded ({CountText.Of(result.Requests)} attempted)",
        DurationMetric.ModelCallLatency => "no model call succeeded: measure the chat client with .Measured()",
        DurationMetric.TimePerOutputToken =>
            "no streamed model call with at least 2 output tokens of known usage was recorded: stream the response and have its usage reported",
        _ => "nothing was streamed: call GetStreamingResponseAsync on a client measured with .Measured()",
    };

    private ObjectiveVerdict JudgeAverage(ObservedTimes times)
    {
        if (WhyNoAverage(times) is { } reason)
        {
            return NotMeasured(reason);
        }

        var average = times[Percentile.Average];
        if (times.CutOff.Count > 0)
        {
            return JudgeLeast(times, average);
        }

        var (verdict, why) = MeanTest.Judge(
            average <= AtMostNanoseconds, times.UpperMean(Confidence), AtMostNanoseconds, Confidence, Noun(times), upper => DurationText.Beside(upper, AtMostNanoseconds));
        return Compare(verdict != Verdict.Failed, Measured(times), times.Count, why) with { Verdict = verdict };
    }

    private string? WhyNoAverage(ObservedTimes times)
    {
        if (OfRequests)
        {
            // A request cut off below the limit took nobody knows how long: averaging the cut would pass what is slow.
            var within = times.AreBatchMeans ? times.Lost : times.TimedOut.Count - times.TimedOut.CountOver(LimitSteps.Within(AtMostNanoseconds));
            return within == 0 ? null
                : times.AreBatchMeans ? $"{CountText.Of(within)} batches of calls timed out, so the average has no value"
                : $"{CountText.Of(within)} requests timed out below the limit, so the average has no value: raise the request timeout above the limit";
        }

        return times.Lost + (OfCalls ? times.CutOver(AtMostNanoseconds) : 0) is > 0 and var lost
            ? $"{CountText.Of(lost, "request")} {(OfCalls ? "timed out or were unfinished in a model call" : "never had any content")}, so the average has no value"
            : null;
    }

    /// <summary>What was cut off took longer than was seen, so that the average is at least this: it can break the limit, and not prove it.</summary>
    private ObjectiveVerdict JudgeLeast(ObservedTimes times, double average) => OfRequests && average > AtMostNanoseconds
        ? Compare(met: false, Measured(times), times.Count, $"at least: {CutText(times.CutOff.Count)}, took longer than was seen")
        : StillOpen(times, times.CutOff.Count);

    private ObjectiveVerdict JudgeMax(ObservedTimes times)
    {
        var over = times.Over(AtMostNanoseconds);
        return over == 0 && times.Open(AtMostNanoseconds) is > 0 and var open
            ? StillOpen(times, open)
            : Compare(over == 0, Measured(times), times.Count, LostReason(times)) with { Over = over };
    }

    private ObjectiveVerdict JudgePercentile(ObservedTimes times, bool sequential)
    {
        var (over, open) = (times.Over(AtMostNanoseconds), times.Open(AtMostNanoseconds));
        var (verdict, reason) = Shares(over);
        if (open > 0 && verdict != Shares(over + open).Verdict)
        {
            return StillOpen(times, open);
        }

        return Compare(verdict != Verdict.Failed, Measured(times), times.Count, reason) with { Verdict = verdict, Over = over };

        (Verdict Verdict, string? Reason) Shares(long assumed) =>
            ProportionTest.Judge(
                new(times.Count, assumed, Noun(times), times.Unsure(AtMostNanoseconds)), Percentile.Rank(), Confidence, sequential, LostReason(times));
    }

    private ObjectiveVerdict StillOpen(ObservedTimes times, long open) =>
        Compare(met: true, Measured(times), times.Count, $"{CutText(open)}, may or may not have gone over the limit: give the run a longer GracePeriod") with
        {
            Verdict = Verdict.Inconclusive,
            Over = Percentile == Percentile.Average ? null : times.Over(AtMostNanoseconds),
        };

    private string CutText(long requests) => CountText.Of(requests, "request")
        + (OfCalls ? ", unfinished in a model call when the run ended" : ", unfinished or never started when the run ended");

    private string Measured(ObservedTimes times) => times.Shown.Count == 0
        ? "timed out"
        : DurationText.Beside(times[Percentile], AtMostNanoseconds) + (times.AreBatchMeans && Percentile != Percentile.Average ? " of batch means" : "");

    (double Percentile, double Confidence)? IShareObjective.Claim => Percentile.Claim(Confidence);

    (long Count, long Over) IShareObjective.Shares(PerformanceResult result)
    {
        var times = ObservedTimes.Of(result, Metric);
        return (times.Count, times.Over(AtMostNanoseconds) - times.Unsure(AtMostNanoseconds));
    }

    /// <summary>Whether the clock is one of whole requests.</summary>
    private bool OfRequests => Metric is DurationMetric.ResponseTime or DurationMetric.ServiceTime;

    /// <summary>Whether the clock is one of model calls, of which a request has none, one or many.</summary>
    private bool OfCalls => Metric is DurationMetric.InterTokenLatency or DurationMetric.TimePerOutputToken or DurationMetric.ModelCallLatency;

    /// <summary>What one observation is.</summary>
    private string Noun(ObservedTimes times) => Metric switch
    {
        _ when times.AreBatchMeans => "batch mean",
        DurationMetric.InterTokenLatency => "gap",
        DurationMetric.TimePerOutputToken => "streamed call",
        DurationMetric.ModelCallLatency => "model call",
        _ => "request",
    };

    private string? LostReason(ObservedTimes times)
    {
        var lost = times.Lost + (OfRequests ? 0 : times.CutOver(AtMostNanoseconds));
        var fate = OfRequests ? "timed out" : OfCalls ? "timed out or were unfinished in a model call" : "never had any content";
        return lost > 0 ? $"{CountText.Of(lost)} {fate} and count as over the limit" : null;
    }
}
