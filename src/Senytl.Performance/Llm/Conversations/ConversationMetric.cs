namespace Senytl.Performance;

/// <summary>What a limit on conversations speaks of. A conversation is one request that called a model.</summary>
public enum ConversationMetric
{
    /// <summary>Cost of a conversation in USD.</summary>
    CostUsd,

    /// <summary>Turns of a conversation.</summary>
    Turns,

    /// <summary>Model calls of a conversation.</summary>
    ModelCalls,

    /// <summary>Tool calls of a conversation.</summary>
    ToolCalls,

    /// <summary>How often a conversation makes the same tool call with the same arguments within a turn.</summary>
    ToolLoop,

    /// <summary>Tokens of a turn, input and output. Observed once a turn; one whose every call failed has none.</summary>
    TokensPerTurn,

    /// <summary>Tokens by which the prompt grows from turn to turn. Only conversations of two turns or more that were answered have it.</summary>
    TokenGrowthPerTurn,

    /// <summary>Seconds in which a conversation has a model call open.</summary>
    SecondsInModels,

    /// <summary>Seconds between a call that asked for tools and the next call of a conversation.</summary>
    SecondsInTools,
}
