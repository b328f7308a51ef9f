using Senytl.Performance.Reporting;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Load;

/// <summary>What a search for the highest rate may still spend, over all its steps.</summary>
internal sealed class SearchBudget(MaxRateOptions options)
{
    /// <summary>Requests over a limit that a step may have and still prove it.</summary>
    private const int OverAllowed = 2;

    private static readonly TimeSpan Least = TimeSpan.FromTicks(1);
    private readonly long started = options.TimeProvider.GetTimestamp();
    private decimal spentUsd;

    /// <summary>Why the search may not go on; absent when it may.</summary>
    public string? Exhausted => this switch
    {
        _ when options.TimeProvider.GetElapsedTime(started) >= options.MaxRunTime => RunGuard.TimeIsUp(options.MaxRunTime.Value),
        _ when spentUsd >= options.MaxSpendUsd => $"the spend limit of {MoneyText.Of(options.MaxSpendUsd.Value)} was reached",
        _ => null,
    };

    public TimeSpan? TimeLeft => options.MaxRunTime is { } limit
        ? Max(limit - options.TimeProvider.GetElapsedTime(started), Least)
        : null;

    public decimal? UsdLeft => options.MaxSpendUsd is { } limit ? Math.Max(limit - spentUsd, 0.000_000_001m) : null;

    /// <summary>The fewest requests with which every share among the objectives can be proven with two over its limit.</summary>
    public long FewestProvable => options.Objectives.Select(Fewest).DefaultIfEmpty(0).Max();

    /// <summary>A step was made.</summary>
    public void Spend(PerformanceResult result) => spentUsd += result.ReckonedUsd;

    private static long Fewest(Objective objective) => objective is IShareObjective { Claim: { Percentile: < 100 } claim }
        ? Binomial.SmallestPassing(claim.Percentile / 100, OverAllowed, claim.Confidence)
        : 0;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
