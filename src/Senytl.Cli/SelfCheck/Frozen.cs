using Senytl.Performance;

namespace Senytl.Cli.SelfCheck;

/// <summary>A load whose target was frozen, and what its figures must be.</summary>
internal sealed record Frozen(PerformanceResult Result, long Due, TimeSpan Length, TimeSpan For)
{
    private const double Tolerance = 0.02;

    /// <summary>Arrivals that were due and are in no class of the result.</summary>
    public long Unaccounted => Due - Result.Requests;

    /// <summary>
    /// Of evenly spaced arrivals, those within the freeze wait from its whole length down to nothing: the share of 1 − p of
    /// all that waits longest does so for at least the freeze less that share of the run.
    /// </summary>
    public TimeSpan Truth(double percentile) => For - (Length * (1 - (percentile / 100)));

    /// <summary>Whether p90, p95 and p99 are within 2 % of the truth.</summary>
    public bool IsTrue => IsTrueAt(90) && IsTrueAt(95) && IsTrueAt(99);

    private bool IsTrueAt(double percentile) =>
        (Result.ResponseTime.At(percentile) - Truth(percentile)).Duration() <= Truth(percentile) * Tolerance;
}
