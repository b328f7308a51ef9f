namespace Senytl.ModelServer;

/// <summary>What the server has decided to answer, before any provider's shape.</summary>
internal sealed record Answer
{
    public required ModelRequest Request { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<ModelToolCall> ToolCalls { get; init; }

    /// <summary>The caller's token limit cut the text short.</summary>
    public required bool Truncated { get; init; }

    public required ModelUsage? Usage { get; init; }

    public required Fault? Fault { get; init; }

    public required LatencyDistribution TimeToFirstToken { get; init; }

    public required LatencyDistribution InterTokenGap { get; init; }
}
