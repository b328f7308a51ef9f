using System.Globalization;
using Senytl.Performance.Load;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>One rate that was tried.</summary>
/// <param name="RatePerSecond">The rate.</param>
/// <param name="Result">What was measured at it.</param>
public sealed record MaxRateStep(double RatePerSecond, PerformanceResult Result)
{
    /// <summary>Little's law is checked within this share: 10 %.</summary>
    public const double LittleTolerance = 0.1;

    /// <summary>Why the target does not meet the objectives at this rate; absent when it does, or when the step is <see cref="Undecided"/>.</summary>
    public string? Broken => Inconclusive is not null ? null : Result.Verdict == Verdict.Failed
        ? Result.Invalidity ?? string.Join("; ", Result.Objectives.Where(one => one.Verdict == Verdict.Failed).Select(one => $"{one.Objective}, measured {one.Measured}"))
        : OverSaturation.ReasonIn(Result);

    /// <summary>
    /// Why the step tells neither that the target meets the objectives nor that it does not: it was cut short, the rate was
    /// not really offered, its figures contradict each other, or an objective is not proven. Absent when it is decided.
    /// </summary>
    public string? Undecided => Inconclusive ?? (Broken is null ? Unproven : null);

    /// <summary>Whether the target met the objectives at this rate.</summary>
    public bool IsMet => Broken is null && Undecided is null;

    /// <summary>Whether the generator, and not the target, is why the step is undecided: it may be repeated.</summary>
    internal bool IsRepeatable => CutShort is null && (GeneratorSaturated is not null || !IsConsistent);

    /// <summary>What ended the step before its time; absent when nothing did, or when the objectives were broken beyond doubt.</summary>
    internal string? CutShort => Result.AbortedByBreach ? null : Result.AbortReason;

    private string? Inconclusive => (CutShort is { } reason ? $"cut short: {reason}" : null)
        ?? GeneratorSaturated
        ?? (IsConsistent ? null : string.Create(CultureInfo.InvariantCulture, $"Little's law is off by {LittleError * 100:0} %"));

    private string? Unproven => Result.Objectives
        .Where(one => one.Verdict == Verdict.Inconclusive)
        .Select(one => $"not proven: {one.Objective}, {one.Reason}")
        .FirstOrDefault();

    /// <summary>
    /// Why the generator could not offer the rate, or not so that the limits on times can be judged; absent when it
    /// could. A rate counts as offered when requests started at most 5 % of the step's length late.
    /// </summary>
    public string? GeneratorSaturated => Result.Objectives
        .Select(one => one.Objective.TimeLimit)
        .OfType<TimeSpan>()
        .Append(TimeSpan.FromSeconds(Result.Requests / RatePerSecond))
        .Select(limit => Result.Generator?.SaturatedFor(limit))
        .FirstOrDefault(reason => reason is not null);

    /// <summary>
    /// |L − λW| / L with L the time average of requests in flight, λ the rate of requests and W the mean response time, all
    /// three of all requests however they ended (J. D. C. Little 1961, doi:10.1287/opre.9.3.383). Absent when nothing was in flight, and
    /// when requests were recorded by hand, whose times need not be those of the body.
    /// </summary>
    public double? LittleError
    {
        get
        {
            var expected = Result.Windows.Sum(window => window.Requests * window.AverageResponseTime.TotalSeconds) / Result.WallTime.TotalSeconds;
            return !Result.RecordedByHand && Result.Generator?.MeanInFlight is { } inFlight and > 0 ? Math.Abs(inFlight - expected) / inFlight : null;
        }
    }

    /// <summary>Whether Little's law holds for what was measured, so that rate, time and requests in flight agree.</summary>
    public bool IsConsistent => LittleError is not > LittleTolerance;

    /// <summary>One line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{RatePerSecond,9:0.##}/s  p95 {DurationText.Of(Result.ResponseTime.P95),-9}  {CountText.Of(Result.Failed, "error")}  {Outcome}");

    private string Outcome => (Broken, Undecided) switch
    {
        ({ } broken, _) => $"broken: {broken}",
        (_, { } undecided) => $"undecided: {undecided}",
        _ => "met",
    };
}
