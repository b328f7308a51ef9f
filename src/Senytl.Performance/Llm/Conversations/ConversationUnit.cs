using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Performance.Measuring;

/// <summary>How each metric is kept as a whole number, and how it is read to people.</summary>
internal static class ConversationUnit
{
    /// <summary>Steps of a stored value in one unit: nano-USD, nanoseconds, thousandths of a token, or the thing itself.</summary>
    public static long PerUnit(ConversationMetric metric) => metric switch
    {
        ConversationMetric.CostUsd or ConversationMetric.SecondsInModels or ConversationMetric.SecondsInTools => 1_000_000_000,
        ConversationMetric.TokenGrowthPerTurn => 1_000,
        _ => 1,
    };

    public static string Label(ConversationMetric metric) => metric switch
    {
        ConversationMetric.CostUsd => "cost per conversation",
        ConversationMetric.Turns => "turns per conversation",
        ConversationMetric.ModelCalls => "model calls per conversation",
        ConversationMetric.ToolCalls => "tool calls per conversation",
        ConversationMetric.ToolLoop => "identical tool calls in a turn",
        ConversationMetric.TokensPerTurn => "tokens per turn",
        ConversationMetric.TokenGrowthPerTurn => "prompt growth per turn",
        ConversationMetric.SecondsInModels => "time in models per conversation",
        _ => "time in tools per conversation",
    };

    public static string Text(ConversationMetric metric, double value) => metric switch
    {
        ConversationMetric.CostUsd => MoneyText.Of((decimal)value),
        ConversationMetric.TokensPerTurn or ConversationMetric.TokenGrowthPerTurn => string.Create(CultureInfo.InvariantCulture, $"{value:#,0.##} tokens"),
        ConversationMetric.SecondsInModels or ConversationMetric.SecondsInTools => DurationText.Of(value * 1e9),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:#,0.##}"),
    };

    /// <summary>The value with all its digits where rounding would make it look like another.</summary>
    public static string Beside(ConversationMetric metric, double value, double limit) => metric switch
    {
        ConversationMetric.CostUsd => MoneyText.Beside((decimal)value, (decimal)limit),
        ConversationMetric.SecondsInModels or ConversationMetric.SecondsInTools => DurationText.Beside(value * 1e9, limit * 1e9),
        _ => RoundedText.Beside(value, limit, rounded => Text(metric, rounded), all => string.Create(CultureInfo.InvariantCulture, $"{all:R}")),
    };
}
