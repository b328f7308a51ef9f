using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>What the conversations of a run were like. Percentiles are nearest rank: exact up to 4,096 observations, within 0.1 % beyond.</summary>
public sealed class ConversationStats
{
    internal ConversationStats(ConversationTally tally) => Tally = tally;

    /// <summary>Requests that called a model, failed ones included.</summary>
    public long Count => Tally.Count;

    /// <summary>Conversations with a model call that reported no usage.</summary>
    public long WithoutUsage => Tally.WithoutUsage;

    /// <summary>Conversations whose cost is unknown.</summary>
    public long Unpriced => Tally.Unpriced;

    /// <summary>Conversations with tool calls that no witness could see.</summary>
    public long ToolsUnseen => Tally.ToolsUnseen;

    internal ConversationTally Tally { get; }

    /// <summary>Number of observations of a metric.</summary>
    public long Observations(ConversationMetric metric) => Tally[metric].Count;

    /// <summary>A figure of a metric, in the unit that the metric names; absent without an observation.</summary>
    public double? this[ConversationMetric metric, Percentile figure]
    {
        get
        {
            var values = Tally[metric];
            return values.Count == 0 ? null : figure.Of(values) / ConversationUnit.PerUnit(metric);
        }
    }
}
