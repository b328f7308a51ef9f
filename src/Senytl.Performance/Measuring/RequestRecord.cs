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

    /// <summary>The request as a conversation; absent when it called no model.</summary>
    public ConversationSummary? Conversation;

    /// <summary>Set when the body was called many times: the times are then those of one call.</summary>
    public BatchTiming? Batch;

    public readonly long ResponseTime => Batch?.Nanoseconds ?? Ended - Scheduled;

    public readonly long ServiceTime => Batch?.Nanoseconds ?? Ended - Started;

    public readonly bool Streamed => FirstContent != 0;

    public readonly long TimeToFirstToken => FirstContent - Started;
}
