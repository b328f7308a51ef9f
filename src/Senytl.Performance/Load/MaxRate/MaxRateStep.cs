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

    /// <summary>Why the rate does not meet the objectives; absent when it does.</summary>
    public string? Broken => Result.Verdict == Verdict.Failed
        ? Result.Invalidity ?? string.Join("; ", Result.Objectives.Where(one => one.Verdict == Verdict.Failed).Select(one => $"{one.Objective}, measured {one.Measured}"))
        : OverSaturation.ReasonIn(Result) ?? GeneratorSaturated ?? Unproven;

    private string? Unproven => Result.Objectives
        .Where(one => one.Verdict == Verdict.Inconclusive)
        .Select(one => $"not proven: {one.Objective}, {one.Reason}")
        .FirstOrDefault();

    /// <summary>Why the generator could not offer the rate so that the limits can be judged; absent when it could.</summary>
    public string? GeneratorSaturated => Result.Objectives
        .Select(one => one.Objective is DurationObjective duration ? Result.Generator?.SaturatedFor(duration.AtMost) : null)
        .FirstOrDefault(reason => reason is not null);

    /// <summary>
    /// |L − λW| / L with L the time average of requests in flight, λ the rate of requests and W the mean response time
    /// (J. D. C. Little 1961, doi:10.1287/opre.9.3.383). Absent when nothing was in flight.
    /// </summary>
    public double? LittleError
    {
        get
        {
            var expected = Result.AttemptsPerSecond * Result.ResponseTime.Average.TotalSeconds;
            return Result.Generator?.MeanInFlight is { } inFlight and > 0 ? Math.Abs(inFlight - expected) / inFlight : null;
        }
    }

    /// <summary>Whether Little's law holds for what was measured, so that rate, time and requests in flight agree.</summary>
    public bool IsConsistent => LittleError is not > LittleTolerance;

    /// <summary>One line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{RatePerSecond,9:0.##}/s  p95 {DurationText.Of(Result.ResponseTime.P95),-9}  {CountText.Of(Result.Failed, "error")}  {(Broken is { } reason ? $"broken: {reason}" : "met")}"
        + $"{(IsConsistent ? "" : $"; Little's law is off by {LittleError * 100:0} %")}");
}
