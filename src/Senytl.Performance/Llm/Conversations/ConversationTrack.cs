namespace Senytl.Performance.Measuring;

/// <summary>Follows the model calls of one request as they end. Not thread-safe: its request guards it.</summary>
internal sealed class ConversationTrack
{
    private readonly Turn first = new();
    private BusyTime models;
    private List<Turn>? later;
    private bool hasTurn;
    private CallTotals totals;
    private long toolsAskedAt;
    private long toolTime;
    private bool toolsUnseen;
    private bool toolsUntold;
    private bool turnsUntold;

    /// <summary>Tokens of calls that are no steps since the last step: of the turn that the next one belongs to, whose question they search for.</summary>
    private long? beside;

    public void Add(SettledCall call, in CallTotals cost)
    {
        totals.Add(cost);
        Models.Note(call.Reading);
        models.Add(call.Started, call.Ended);
        if (!GenAiOperation.IsStep(call.Reading.Operation))
        {
            beside = cost.Usage is { } usage ? (beside ?? 0) + usage.Total : beside;
            return;
        }

        turnsUntold |= toolsUntold;
        toolsUntold |= call.Reading.ToolsUntold;
        toolsUnseen |= call.Reading.ToolsUnseen;
        if (toolsAskedAt != 0 && call.Started >= toolsAskedAt)
        {
            toolTime += call.Started - toolsAskedAt;
            toolsAskedAt = 0;
        }

        if (call.Reading.ToolCalls > 0)
        {
            toolsAskedAt = call.Ended;
        }

        var turn = Last is { } open && open.Takes(call.Started) ? open : Next();
        turn.Add(call, cost.Usage);
        TakeBeside(turn);
    }

    private Turn? Last => later is { Count: > 0 } ? later[^1] : hasTurn ? first : null;

    private int Count => (hasTurn ? 1 : 0) + (later?.Count ?? 0);

    private IEnumerable<Turn> Turns => Enumerable.Range(0, Count).Select(i => i == 0 ? first : later![i - 1]);

    /// <summary>The summary of a request with one call that asked for no tool, which is most requests.</summary>
    public static ConversationSummary OfOne(SettledCall call, in CallTotals cost) => new()
    {
        Turns = 1,
        ModelCalls = cost.Calls,
        ToolCalls = 0,
        ToolsUnseen = call.Reading.ToolsUnseen,
        LongestToolLoop = 0,
        TokensPerTurn = cost is { WithoutUsage: 0, Usage: { } usage } ? [usage.Total] : null,
        TimeInModels = RunClock.ToTimeSpan(call.Ended - call.Started),
        TimeInTools = TimeSpan.Zero,
        CostUsd = cost.CostKnown,
        LacksUsage = cost.WithoutUsage > 0,
        LacksPrice = cost.Unpriced > 0,
    };

    /// <summary>The models of its calls.</summary>
    public SeenModels Models { get; } = new();

    public ConversationSummary Finish()
    {
        TakeBeside(Last ?? Next());
        var counted = totals is { WithoutUsage: 0, Usage: not null };
        return new ConversationSummary
        {
            Turns = Count,
            ModelCalls = totals.Calls,
            ToolCalls = totals.ToolCalls,
            ToolsUnseen = toolsUnseen,
            TurnsUntold = turnsUntold,
            LongestToolLoop = Turns.Max(turn => turn.LongestLoop),
            TokensPerTurn = counted ? [.. Turns.Select(turn => turn.Tokens).OfType<long>()] : null,
            TokenGrowthPerTurn = counted ? TokenGrowthPerTurn() : null,
            TimeInModels = RunClock.ToTimeSpan(models.Total),
            TimeInTools = RunClock.ToTimeSpan(toolTime),
            CostUsd = totals.CostKnown,
            LacksUsage = totals.WithoutUsage > 0,
            LacksPrice = totals.Unpriced > 0,
        };
    }

    private void TakeBeside(Turn turn)
    {
        turn.AddTokens(beside);
        beside = null;
    }

    /// <summary>From the first turn that has told its prompt to the last that has: the very last may have failed.</summary>
    private double? TokenGrowthPerTurn()
    {
        var inputs = Turns.Select(turn => turn.LastInput).ToList();
        var (from, to) = (inputs.FindIndex(input => input is not null), inputs.FindLastIndex(input => input is not null));
        return from < to ? (double?)(inputs[to] - inputs[from]) / (to - from) : null;
    }

    private Turn Next()
    {
        if (!hasTurn)
        {
            hasTurn = true;
            return first;
        }

        (later ??= []).Add(new Turn());
        return later[^1];
    }
}
