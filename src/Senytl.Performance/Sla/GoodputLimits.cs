using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>What a good request owes: all of these at once.</summary>
/// <remarks>Good requests are counted by this as they end, so that the same limits can be judged at another share or confidence later.</remarks>
internal sealed record GoodputLimits(TimeSpan? ResponseTime, TimeSpan? TimeToFirstToken, TimeSpan? TimePerOutputToken, long? Tokens, decimal? CostUsd)
{
    public bool IsGood(in RequestRecord record) =>
        record.Outcome == RequestOutcome.Ok
        && (ResponseTime is not { } response || record.ResponseTime <= RunClock.FromTimeSpan(response))
        && (TimeToFirstToken is not { } first || (record.Streamed && record.TimeToFirstToken <= RunClock.FromTimeSpan(first)))
        && (TimePerOutputToken is not { } perToken
            || (record.Calls.WithoutUsage == 0 && record.TimePerOutputToken <= RunClock.FromTimeSpan(perToken)))
        && (Tokens is not { } tokens || (record.Calls is { Usage: { } usage, WithoutUsage: 0 } && usage.Total <= tokens))
        && (CostUsd is not { } cost || record.Calls.CostKnown <= cost);
}
