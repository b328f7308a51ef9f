namespace Senytl.Performance.Tests;

/// <summary>Requests as conversations of one turn, without tools.</summary>
internal static class Talks
{
    public static ConversationSummary Of(TimeSpan inModels = default, long modelCalls = 1, long? tokens = null, decimal? costUsd = null) => new()
    {
        Turns = 1,
        ModelCalls = modelCalls,
        ToolCalls = 0,
        LongestToolLoop = 0,
        TimeInModels = inModels,
        TimeInTools = default,
        TokensPerTurn = tokens is { } told ? [told] : null,
        CostUsd = costUsd,
    };
}
