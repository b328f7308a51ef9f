namespace Senytl.Performance;

/// <summary>What one model did in a run.</summary>
/// <param name="Calls">Finished calls, failed ones included.</param>
/// <param name="Failed">Calls that threw or were abandoned.</param>
/// <param name="Latency">Duration of the calls that succeeded.</param>
/// <param name="Usage">Tokens; absent when none was reported.</param>
/// <param name="CostUsd">Cost; absent when a call has no known price.</param>
public sealed record ModelSummary(long Calls, long Failed, DurationStats Latency, TokenUsage? Usage, decimal? CostUsd);
