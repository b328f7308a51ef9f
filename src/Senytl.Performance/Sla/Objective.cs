using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>One thing that the agent owes its users. Objectives are values: equal ones declared twice count once.</summary>
public abstract record Objective
{
    private protected Objective()
    {
    }

    /// <summary>What is limited, e.g. <c>p95 latency</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The limit with its direction and unit, e.g. <c>≤ 3 s</c>.</summary>
    public abstract string Limit { get; }

    /// <summary>The time that is limited: a generator that is late by a part of it cannot tell. Absent when no time is.</summary>
    internal virtual TimeSpan? TimeLimit => null;

    /// <summary>Judges the objective over a finished run.</summary>
    public abstract ObjectiveVerdict Judge(PerformanceResult result);

    /// <summary>The same at another confidence of a pass; the very same where it is judged by none.</summary>
    internal virtual Objective At(double confidence) => this;

    /// <summary>Has a tally keep the count over the limit exact, however many observations come; for those that count.</summary>
    internal virtual void Track(Tally tally)
    {
    }

    /// <inheritdoc/>
    public sealed override string ToString() => $"{Name} {Limit}";

    private protected ObjectiveVerdict Compare(bool met, string measured, long sampleSize, string? reason = null) => new()
    {
        Objective = this,
        Verdict = met ? Verdict.Passed : Verdict.Failed,
        Measured = measured,
        SampleSize = sampleSize,
        Reason = reason,
    };

    /// <summary>A generator that did not keep up proves nothing of times as short as the limit.</summary>
    private protected static ObjectiveVerdict UnlessSaturated(ObjectiveVerdict judged, PerformanceResult result, TimeSpan limit) =>
        judged.Verdict == Verdict.Passed && result.Generator?.SaturatedFor(limit) is { } saturated
            ? judged with { Verdict = Verdict.Inconclusive, Reason = saturated }
            : judged;

    /// <summary>Names an estimate as one. It proves only what it would prove of a limit that is tighter by its error.</summary>
    /// <param name="result">The run.</param>
    /// <param name="judge">Judges by the limit divided by this; by the limit itself, for 1.</param>
    private protected static ObjectiveVerdict UnlessEstimated(PerformanceResult result, Func<decimal, ObjectiveVerdict> judge)
    {
        var judged = judge(1);
        if (result.Tokens is not { Source: UsageSource.Estimated } usage)
        {
            return judged;
        }

        var told = judged with { Measured = $"{judged.Measured}, {UsageText.Provenance(usage)}" };
        return judged.Verdict != Verdict.Passed || (usage.ErrorPercent is { } error && judge(1 + ((decimal)error / 100)).Verdict == Verdict.Passed)
            ? told
            : told with { Verdict = Verdict.Inconclusive, Reason = usage.ErrorPercent is null ? "the estimate's error is not known" : "not proven of a limit that is tighter by the estimate's error" };
    }

    /// <summary>For a share of the requests, when there are none that could be judged.</summary>
    private protected ObjectiveVerdict NothingToJudge(PerformanceResult result) =>
        NotMeasured(result.Requests == 0 ? "no request was made" : "the stop of the run cut off every request");

    private protected ObjectiveVerdict NotMeasured(string reason) => Compare(met: false, "none", 0, reason);
}
