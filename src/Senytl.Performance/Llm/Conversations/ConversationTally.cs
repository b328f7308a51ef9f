using Senytl.Performance.Statistics;

namespace Senytl.Performance.Measuring;

/// <summary>The conversations of a run: one distribution a metric. Not thread-safe; joined without loss.</summary>
internal sealed class ConversationTally
{
    private readonly Distribution?[] byMetric = new Distribution?[Enum.GetValues<ConversationMetric>().Length];

    public long Count { get; private set; }

    /// <summary>Conversations with a call that reported no usage: no limit on tokens can be judged.</summary>
    public long WithoutUsage { get; private set; }

    /// <summary>Conversations without a known cost.</summary>
    public long Unpriced { get; private set; }

    /// <summary>Conversations whose tool calls could not all be seen: no limit on them can be judged.</summary>
    public long ToolsUnseen { get; private set; }

    /// <summary>Conversations in which it is not known where a turn ends: no limit on turns can be judged.</summary>
    public long TurnsUntold { get; private set; }

    public Distribution this[ConversationMetric metric] => byMetric[(int)metric] ??= new Distribution();

    public long HeldBytes => byMetric.Sum(values => values?.HeldBytes ?? 0);

    /// <summary>Records the conversation of a request, if it had one.</summary>
    public void Record(in RequestRecord request)
    {
        if (request.OnlyCall is { } call)
        {
            RecordOnly(call, request.Calls);
        }
        else if (request.Conversation is { } conversation)
        {
            RecordSummary(conversation);
        }
    }

    public void Add(ConversationTally other)
    {
        Count += other.Count;
        WithoutUsage += other.WithoutUsage;
        Unpriced += other.Unpriced;
        ToolsUnseen += other.ToolsUnseen;
        TurnsUntold += other.TurnsUntold;
        for (var metric = 0; metric < byMetric.Length; metric++)
        {
            if (other.byMetric[metric] is { } values)
            {
                this[(ConversationMetric)metric].Add(values);
            }
        }
    }

    /// <summary>The figures of <see cref="ConversationTrack.OfOne"/>, without an object for them.</summary>
    private void RecordOnly(SettledCall call, in CallTotals cost)
    {
        Count++;
        RecordTools(call.Reading.ToolsUnseen, toolCalls: 0, longestLoop: 0);
        RecordModels(cost.Calls, call.Ended - call.Started);
        RecordTurns(turns: 1, inTools: 0);
        if (cost is { WithoutUsage: 0, Usage: { } usage })
        {
            this[ConversationMetric.TokensPerTurn].Record(usage.Total);
        }

        RecordBill(cost.CostKnown, lacksUsage: cost.WithoutUsage > 0, lacksPrice: cost.Unpriced > 0);
    }

    private void RecordSummary(ConversationSummary conversation)
    {
        Count++;
        RecordTools(conversation.ToolsUnseen, conversation.ToolCalls, conversation.LongestToolLoop);
        RecordModels(conversation.ModelCalls, RunClock.FromTimeSpan(conversation.TimeInModels));
        RecordBill(conversation.CostUsd, conversation.LacksUsage, conversation.LacksPrice);
        if (conversation.TurnsUntold)
        {
            TurnsUntold++;
            return;
        }

        RecordTurns(conversation.Turns, RunClock.FromTimeSpan(conversation.TimeInTools));
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

    private void RecordTools(bool unseen, long toolCalls, int longestLoop)
    {
        if (unseen)
        {
            ToolsUnseen++;
            return;
        }

        this[ConversationMetric.ToolCalls].Record(toolCalls);
        this[ConversationMetric.ToolLoop].Record(longestLoop);
    }

    private void RecordModels(long calls, long time)
    {
        this[ConversationMetric.ModelCalls].Record(calls);
        this[ConversationMetric.SecondsInModels].Record(time);
    }

    private void RecordTurns(int turns, long inTools)
    {
        this[ConversationMetric.Turns].Record(turns);
        this[ConversationMetric.SecondsInTools].Record(inTools);
    }

    private void RecordBill(decimal? usd, bool lacksUsage, bool lacksPrice)
    {
        if (usd is { } known)
        {
            this[ConversationMetric.CostUsd].Record((long)decimal.Ceiling(known * ConversationUnit.PerUnit(ConversationMetric.CostUsd)));
        }

        WithoutUsage += lacksUsage ? 1 : 0;
        Unpriced += lacksPrice ? 1 : 0;
    }
}
