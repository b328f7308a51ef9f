using Senytl.Performance.Load.Batching;

namespace Senytl.Performance.Measuring;

/// <summary>Everything that is known of one request when it ends. Times are in nanoseconds of the run's clock.</summary>
internal struct RequestRecord
{
    public int User;
    public long Iteration;
    public long Scheduled;
    public long Started;

    /// <summary>When the first non-empty content arrived; 0 when nothing was streamed.</summary>
    public long FirstContent;

    public long Ended;
    public RequestOutcome Outcome;
    public ErrorInfo? Error;
    public CallTotals Calls;

    /// <summary>Time per output token of the slowest of its streamed model calls; absent when none has one.</summary>
    public long? TimePerOutputToken;

    /// <summary>How long at least a model call had taken that did not come to its end, as it failed last or was still open; absent without one.</summary>
    public long? CutCallElapsed;

    /// <summary>Its only model call, when that asked for no tool: most requests. It needs no summary until somebody looks.</summary>
    public SettledCall? OnlyCall;

    /// <summary>The request as a conversation; absent when it called no model, or had one call only.</summary>
    public ConversationSummary? Conversation;

    /// <summary>Set when the body was called many times: the times are then those of one call.</summary>
    public BatchTiming? Batch;

    public readonly ConversationSummary? ConversationOrOnlyCall =>
        Conversation ?? (OnlyCall is null ? null : ConversationTrack.OfOne(OnlyCall, Calls));

    public readonly long ResponseTime => Batch?.Nanoseconds ?? Ended - Scheduled;

    public readonly long ServiceTime => Batch?.Nanoseconds ?? Ended - Started;

    public readonly bool Streamed => FirstContent != 0;

    public readonly long TimeToFirstToken => FirstContent - Started;
}
