using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>A distribution of plain numbers in a result file.</summary>
public sealed record NumberDocument(
    long Count, double Avg, double P50, double P90, double P95, double P99, double P999, double Min, double Max, double Stddev)
{
    internal static NumberDocument? FromOrAbsent(ConversationStats conversations, ConversationMetric metric)
    {
        var values = conversations.Tally[metric];
        var unit = (double)ConversationUnit.PerUnit(metric);
        return values.Count == 0 ? null : new NumberDocument(
            values.Count,
            Figure(Percentile.Average),
            Figure(Percentile.P50),
            Figure(Percentile.P90),
            Figure(Percentile.P95),
            Figure(Percentile.P99),
            Figure(Percentile.P999),
            values.Min / unit,
            Figure(Percentile.Max),
            values.Count < 2 ? 0 : values.StandardDeviation / unit);

        double Figure(Percentile percentile) => conversations[metric, percentile]!.Value;
    }
}

/// <summary>The conversations of a run in a result file: times in seconds, costs in USD. Absent distributions were not observed.</summary>
public sealed record ConversationsDocument(
    long Count,
    long WithoutUsage,
    long Unpriced,
    NumberDocument? Turns,
    NumberDocument? ModelCalls,
    NumberDocument? ToolCalls,
    NumberDocument? ToolLoop,
    NumberDocument? TokensPerTurn,
    NumberDocument? TokenGrowthPerTurn,
    NumberDocument? SecondsInModels,
    NumberDocument? SecondsInTools,
    NumberDocument? CostUsd)
{
    internal static ConversationsDocument? FromOrAbsent(ConversationStats conversations) => ConversationTable.IsTelling(conversations)
        ? new ConversationsDocument(
            conversations.Count,
            conversations.WithoutUsage,
            conversations.Unpriced,
            NumberDocument.FromOrAbsent(conversations, ConversationMetric.Turns),
            NumberDocument.FromOrAbsent(conversations, ConversationMetric.ModelCalls),
            NumberDocument.FromOrAbsent(conversations, ConversationMetric.ToolCalls),
            NumberDocument.FromOrAbsent(conversations, ConversationMetric.ToolLoop),
            NumberDocument.FromOrAbsent(conversations, ConversationMetric.TokensPerTurn),
            NumberDocument.FromOrAbsent(conversations, ConversationMetric.TokenGrowthPerTurn),
            NumberDocument.FromOrAbsent(conversations, ConversationMetric.SecondsInModels),
            NumberDocument.FromOrAbsent(conversations, ConversationMetric.SecondsInTools),
            NumberDocument.FromOrAbsent(conversations, ConversationMetric.CostUsd))
        : null;
}
