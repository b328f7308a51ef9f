using Senytl.Performance.Statistics;

namespace Senytl.Performance.Measuring;

/// <summary>The conversations of a run: one distribution a metric. Not thread-safe; joined without loss.</summary>
internal sealed class ConversationTally
{
    private readonly Dictionary<ConversationMetric, Distribution> byMetric = [];

    public long Count { get; private set; }

    /// <summary>Conversations with a call that reported no usage: no limit on tokens can be judged.</summary>
    public long WithoutUsage { get; private set; }

    /// <summary>Conversations without a known cost.</summary>
    public long Unpriced { get; private set; }

    public Distribution this[ConversationMetric metric] => byMetric.TryGetValue(metric, out var values) ? values : byMetric[metric] = new Distribution();

    public long HeldBytes => byMetric.Values.Sum(values => values.HeldBytes);

    public void Record(ConversationSummary conversation)
    {
        Count++;
        this[ConversationMetric.Turns].Record(conversation.Turns);
        this[ConversationMetric.ModelCalls].Record(conversation.ModelCalls);
        this[ConversationMetric.ToolCalls].Record(conversation.ToolCalls);
        this[ConversationMetric.ToolLoop].Record(conversation.LongestToolLoop);
        this[ConversationMetric.SecondsInModels].Record(RunClock.FromTimeSpan(conversation.TimeInModels));
        this[ConversationMetric.SecondsInTools].Record(RunClock.FromTimeSpan(conversation.TimeInTools));
        RecordTokens(conversation);
        if (conversation.CostUsd is { } usd)
        {
            this[ConversationMetric.CostUsd].Record((long)decimal.Ceiling(usd * ConversationUnit.PerUnit(ConversationMetric.CostUsd)));
        }

        Unpriced += conversation.LacksPrice ? 1 : 0;
    }

    public void Add(ConversationTally other)
    {
        Count += other.Count;
        WithoutUsage += other.WithoutUsage;
        Unpriced += other.Unpriced;
        foreach (var (metric, values) in other.byMetric)
        {
            this[metric].Add(values);
        }
    }

    private void RecordTokens(ConversationSummary conversation)
    {
        WithoutUsage += conversation.LacksUsage ? 1 : 0;
        foreach (var turn in conversation.TokensPerTurn ?? [])
        {
            this[ConversationMetric.TokensPerTurn].Record(turn);
        }

        if (conversation.TokenGrowthPerTurn is { } growth)
        {
            // A prompt that shrinks does not grow: the distribution holds no negative values, and a limit is on growth.
            var steps = Math.Ceiling(growth * ConversationUnit.PerUnit(ConversationMetric.TokenGrowthPerTurn));
            this[ConversationMetric.TokenGrowthPerTurn].Record((long)Math.Max(0, steps));
        }
    }
}
