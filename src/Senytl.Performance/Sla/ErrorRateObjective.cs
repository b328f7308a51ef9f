using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>At most such a share of the requests fails.</summary>
/// <remarks>
/// Judged like a percentile: passed when the Clopper–Pearson bound proves it, failed when the observed share is over the
/// limit. A limit of zero means that no request failed. A failed assertion of the body fails the test at any limit.
/// </remarks>
/// <param name="MostShare">The limit, inclusive; 0 to 1, e.g. 0.01 for 1 %.</param>
/// <param name="Confidence">Confidence of a pass, above 0.5 and below 1; default 0.95.</param>
public sealed record ErrorRateObjective(double MostShare, double Confidence = 0.95) : Objective, IShareObjective
{
    /// <summary>The limit, inclusive.</summary>
    public double MostShare { get; } = MostShare is >= 0 and <= 1
        ? MostShare
        : throw new ArgumentOutOfRangeException(nameof(MostShare), MostShare, "A share is 0 to 1, e.g. 0.01 for 1 %.");

    /// <summary>Confidence of a pass.</summary>
    public double Confidence { get; init => field = Confidences.Checked(value); } = Confidences.Checked(Confidence);

    /// <inheritdoc/>
    public override string Name => "error rate";

    /// <inheritdoc/>
    public override string Limit => $"≤ {PercentText.AllDigits(MostShare)}";

    internal override Objective At(double confidence) => MostShare is > 0 and < 1 ? this with { Confidence = confidence } : this;

    /// <inheritdoc/>
    public override ObjectiveVerdict Judge(PerformanceResult result)
    {
        if (result.RequestsLeftAlone == 0)
        {
            return NothingToJudge(result);
        }

        // At a limit of 0 or 1 there is nothing to prove: it is met, or it is not.
        var (verdict, reason) = MostShare is 0 or 1
            ? (result.Faults > MostShare * result.RequestsLeftAlone ? Verdict.Failed : Verdict.Passed, FirstError(result))
            : ProportionTest.Judge(
                new(result.RequestsLeftAlone, result.Faults), (1 - MostShare) * 100, Confidence, result.Sequential, FirstError(result));
        return Compare(verdict != Verdict.Failed, PercentText.Beside(result.ErrorRate, MostShare), result.RequestsLeftAlone, reason) with { Verdict = verdict, Over = result.Faults };
    }

    (double Percentile, double Confidence)? IShareObjective.Claim => MostShare < 1 ? ((1 - MostShare) * 100, Confidence) : null;

    (long Count, long Over) IShareObjective.Shares(PerformanceResult result) => (result.RequestsLeftAlone, result.Faults);

    private static string? FirstError(PerformanceResult result) =>
        result.Errors.FirstOrDefault(error => error.Outcome != RequestOutcome.Cancelled) is { } first ? $"{CountText.Of(first.Count)} × {first.Kind}: {first.Message.ReplaceLineEndings(" ")}" : null;
}
