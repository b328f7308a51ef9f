using System.Globalization;
using Senytl.Performance.Measuring;

namespace Senytl.Performance.Reporting;

/// <summary>What the conversations of a run were like, a row a metric. Only for runs in which one called a model more than once.</summary>
internal static class ConversationTable
{
    private static readonly (ConversationMetric Metric, string Label)[] Metrics =
    [
        (ConversationMetric.Turns, "turns"),
        (ConversationMetric.ModelCalls, "model calls"),
        (ConversationMetric.ToolCalls, "tool calls"),
        (ConversationMetric.ToolLoop, "same tool call in a turn"),
        (ConversationMetric.TokensPerTurn, "tokens per turn"),
        (ConversationMetric.TokenGrowthPerTurn, "prompt growth per turn"),
        (ConversationMetric.SecondsInModels, "time in models"),
        (ConversationMetric.SecondsInTools, "time in tools"),
        (ConversationMetric.CostUsd, "cost"),
    ];

    public static string[] Header { get; } = ["per conversation", .. LatencyTable.Header[1..]];

    /// <summary>Whether the figures say more than those of the requests.</summary>
    public static bool IsTelling(ConversationStats conversations) => conversations[ConversationMetric.ModelCalls, Percentile.Max] > 1;

    /// <summary>Only what was observed; nothing of tools when none was called.</summary>
    public static IReadOnlyList<string[]> Rows(PerformanceResult result)
    {
        var conversations = result.Conversations;
        return IsTelling(conversations)
            ? [.. Metrics.Where(entry => IsObserved(conversations, entry.Metric)).Select(entry => Row(conversations, entry.Metric, entry.Label))]
            : [];
    }

    /// <summary>Header and rows as aligned text, with a footnote unless it stands above; empty when there is nothing to tell.</summary>
    public static string Text(PerformanceResult result, string indent, bool footnote) => LatencyTable.Text(Header, Rows(result), indent, footnote);

    private static bool IsObserved(ConversationStats conversations, ConversationMetric metric) => metric switch
    {
        ConversationMetric.ToolCalls or ConversationMetric.ToolLoop or ConversationMetric.SecondsInTools =>
            conversations[ConversationMetric.ToolCalls, Percentile.Max] > 0,
        _ => conversations.Observations(metric) > 0,
    };

    private static string[] Row(ConversationStats conversations, ConversationMetric metric, string label)
    {
        var values = conversations.Tally[metric];
        return
        [
            label,
            CountText.Of(values.Count),
            Figure(Percentile.Average),
            .. LatencyTable.Percentiles.Select(percentile => Figure(percentile) + LatencyTable.MarkOf(values.Count, percentile)),
            Figure(Percentile.Max),
            Text(metric, values.Count < 2 ? 0 : values.StandardDeviation / ConversationUnit.PerUnit(metric)),
        ];

        string Figure(Percentile percentile) => Text(metric, conversations[metric, percentile]!.Value);
    }

    private static string Text(ConversationMetric metric, double value) => metric switch
    {
        ConversationMetric.CostUsd or ConversationMetric.SecondsInModels or ConversationMetric.SecondsInTools => ConversationUnit.Text(metric, value),
        _ => value.ToString("#,0.##", CultureInfo.InvariantCulture),
    };
}
