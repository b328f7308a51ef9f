using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>One request of a run, as kept for inspection.</summary>
/// <param name="User">Index of the virtual user, from 0.</param>
/// <param name="Iteration">Index of the request within its user, from 0.</param>
/// <param name="StartedAfter">From the start of the measured run to the start of this request.</param>
/// <param name="ResponseTime">End minus scheduled time. Equal to <paramref name="ServiceTime"/> in closed profiles.</param>
/// <param name="ServiceTime">End minus start.</param>
/// <param name="TimeToFirstToken">Start to first non-empty content; absent when nothing was streamed.</param>
/// <param name="Outcome">How the request ended.</param>
/// <param name="Error">The error's kind and message; absent when the request succeeded.</param>
/// <param name="ModelCalls">Model calls made by this request.</param>
/// <param name="ToolCalls">Tool calls that the model asked for in this request.</param>
/// <param name="Usage">Tokens of all model calls of the request; absent when none was reported.</param>
/// <param name="CostUsd">Cost of all model calls; absent when there was none, or one has no known price.</param>
public sealed record RequestSample(
    int User,
    long Iteration,
    TimeSpan StartedAfter,
    TimeSpan ResponseTime,
    TimeSpan ServiceTime,
    TimeSpan? TimeToFirstToken,
    RequestOutcome Outcome,
    string? Error,
    long ModelCalls,
    long ToolCalls,
    TokenUsage? Usage,
    decimal? CostUsd)
{
    /// <summary>The request as a conversation with models; absent when it called none.</summary>
    public ConversationSummary? Conversation { get; init; }

    internal static RequestSample From(in RequestRecord record, long runStarted) => new(
        record.User,
        record.Iteration,
        RunClock.ToTimeSpan(record.Started - runStarted),
        RunClock.ToTimeSpan(record.ResponseTime),
        RunClock.ToTimeSpan(record.ServiceTime),
        record.Streamed ? RunClock.ToTimeSpan(record.TimeToFirstToken) : null,
        record.Outcome,
        record.Error is { } error ? $"{error.Kind}: {error.Message}" : null,
        record.Calls.Calls,
        record.Calls.ToolCalls,
        record.Calls.Usage,
        record.Calls.CostKnown)
    {
        Conversation = record.ConversationOrOnlyCall,
    };
}
