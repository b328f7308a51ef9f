using System.Diagnostics;
using System.Globalization;

namespace Senytl.Performance;

/// <summary>The highest rate that met the objectives, with every rate that was tried.</summary>
public sealed record MaxRateResult
{
    internal MaxRateResult(string name, IReadOnlyList<MaxRateStep> steps, string? abortReason)
    {
        Name = name;
        Steps = steps;
        AbortReason = abortReason;
    }

    /// <summary>Name of the search.</summary>
    public string Name { get; }

    /// <summary>The rates tried, in order.</summary>
    public IReadOnlyList<MaxRateStep> Steps { get; }

    /// <summary>Why the search was stopped early; absent when it ran to its end.</summary>
    public string? AbortReason { get; }

    /// <summary>The highest rate per second that met the objectives, with none below it that did not; absent when none did.</summary>
    public double? RatePerSecond => Steps
        .Where(step => step.IsMet && !(step.RatePerSecond >= UnmetRatePerSecond))
        .Select(step => (double?)step.RatePerSecond)
        .Max();

    /// <summary>The lowest rate per second that broke them; absent when none did.</summary>
    public double? BrokenRatePerSecond => Steps
        .Where(step => step.Broken is not null)
        .Select(step => (double?)step.RatePerSecond)
        .Min();

    /// <summary>The lowest rate per second that was not shown to be met: broken, or undecided. The bracket ends there.</summary>
    public double? UnmetRatePerSecond => Steps
        .Where(step => !step.IsMet)
        .Select(step => (double?)step.RatePerSecond)
        .Min();

    /// <summary>Throws unless the objectives were met at a rate, or a higher one.</summary>
    /// <param name="ratePerSecond">Above 0.</param>
    /// <exception cref="SlaViolationException">They were not, or the search was aborted.</exception>
    [StackTraceHidden]
    public void RequireAtLeast(double ratePerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratePerSecond);
        if (AbortReason is not null || !(RatePerSecond >= ratePerSecond))
        {
            var limit = string.Create(CultureInfo.InvariantCulture, $"SLA not met: {Name}\n  highest rate under the objectives ≥ {ratePerSecond:0.##}/s\n");
            throw new SlaViolationException(limit + this, Steps[^1].Result, []);
        }
    }

    /// <summary>The bracket and every step.</summary>
    public override string ToString()
    {
        var end = UnmetRatePerSecond == BrokenRatePerSecond ? "broken" : "undecided";
        var bracket = (RatePerSecond, UnmetRatePerSecond) switch
        {
            ({ } met, { } unmet) => string.Create(CultureInfo.InvariantCulture, $"met at {met:0.##}/s, {end} at {unmet:0.##}/s"),
            ({ } met, null) => string.Create(CultureInfo.InvariantCulture, $"met at {met:0.##}/s, the highest rate tried"),
            (null, { } unmet) => string.Create(CultureInfo.InvariantCulture, $"{end} at {unmet:0.##}/s, and met at no rate tried"),
            _ => "no rate was tried",
        };
        var aborted = AbortReason is null ? "" : $"\n  aborted: {AbortReason}";
        return $"  {bracket}{aborted}\n  {string.Join("\n  ", Steps)}\n";
    }
}
