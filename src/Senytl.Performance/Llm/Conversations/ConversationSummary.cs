using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>One request seen as a conversation with models. Immutable.</summary>
/// <remarks>
/// A turn is a run of model calls up to one whose response calls no tool; calls that overlap belong to one turn. Embeddings
/// and speech count for cost and tokens, not as steps of a turn.
/// </remarks>
public sealed record ConversationSummary
{
    /// <summary>Turns, the last one also when it was cut short.</summary>
    public required int Turns { get; init; }

    /// <summary>Finished model calls, failed ones included.</summary>
    public required long ModelCalls { get; init; }

    /// <summary>Tool calls that the model asked for; where not all could be seen (<see cref="ToolsUnseen"/>), those that could.</summary>
    public required long ToolCalls { get; init; }

    /// <summary>Whether a response may have called tools that no witness could see: telemetry tells that tools were called at most, not which.</summary>
    public bool ToolsUnseen { get; init; }

    /// <summary>How often the most repeated call (same tool, same arguments) was made within one turn; 0 without tool calls, 1 without repetition. Of the calls that were seen.</summary>
    public required int LongestToolLoop { get; init; }

    /// <summary>Tokens of each turn, input and output, without turns whose every call failed and reported none; absent when a call reported no usage.</summary>
    public IReadOnlyList<long>? TokensPerTurn { get; init; }

    /// <summary>Growth of the prompt: (input of the last turn's last call − input of the first turn's last call) / turns between them, of the turns with a call that reported usage. Absent below two of them or without usage.</summary>
    public double? TokenGrowthPerTurn { get; init; }

    /// <summary>Time in which at least one model call was open.</summary>
    public required TimeSpan TimeInModels { get; init; }

    /// <summary>Time from the end of a call that asked for tools to the start of the next one: tools, and what the agent does around them.</summary>
    public required TimeSpan TimeInTools { get; init; }

    /// <summary>Cost of all model calls in USD; absent when one has no known price.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Whether calls after one that may have called a tool or not may be of its turn or of another.</summary>
    internal bool TurnsUntold { get; init; }

    /// <summary>Whether a call that counts reported no usage. False when every call failed, too.</summary>
    internal bool LacksUsage { get; init; }

    /// <summary>Whether a call that counts has no known price. False when every call failed, too.</summary>
    internal bool LacksPrice { get; init; }
}
