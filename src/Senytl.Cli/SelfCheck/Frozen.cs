using Senytl.Performance;

namespace Senytl.Cli.SelfCheck;

/// <summary>A load whose target was frozen, and what its figures must be.</summary>
/// <param name="Result">What was measured.</param>
/// <param name="Due">Arrivals of the profile.</param>
/// <param name="Length">Of the profile.</param>
/// <param name="For">How long the target was frozen in fact.</param>
/// <param name="Stranded">Arrivals that the target never answered; absent when it went on.</param>
internal sealed record Frozen(PerformanceResult Result, long Due, TimeSpan Length, TimeSpan For, Stranded? Stranded = null)
{
    private const double Tolerance = 0.02;

    /// <summary>Arrivals of which the result gives no true account: in no class, or open at the end and not said to be. The worse of the two.</summary>
    public long Unaccounted => Math.Max(Math.Abs(Due - Result.Requests), Stranded?.Off(Open) ?? 0);

    /// <summary>Arrivals that the result says had no answer when it ended.</summary>
    public long Open => Result.Outcomes.GetValueOrDefault(RequestOutcome.Unfinished) + Result.Outcomes.GetValueOrDefault(RequestOutcome.Missed);

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
