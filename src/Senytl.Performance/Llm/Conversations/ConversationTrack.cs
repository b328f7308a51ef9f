namespace Senytl.Performance.Measuring;

/// <summary>Follows the model calls of one request as they end. Not thread-safe: its request guards it.</summary>
internal sealed class ConversationTrack
{
    private readonly BusyTime models = new();
    private readonly List<Turn> turns = new(1);
    private readonly List<string> called = new(1);
    private CallTotals totals;
    private long toolsAskedAt;
    private long toolTime;

    public void Add(SettledCall call, in CallTotals cost)
    {
        totals.Add(cost);
        if (!Called(call.Reading.Model))
        {
            called.Add(call.Reading.Model ?? "");
        }

        models.Add(call.Started, call.Ended);
        if (!GenAiOperation.IsStep(call.Reading.Operation))
        {
            (turns.LastOrDefault() ?? Next()).AddTokens(cost.Usage);
            return;
        }

        if (toolsAskedAt != 0 && call.Started >= toolsAskedAt)
        {
            toolTime += call.Started - toolsAskedAt;
            toolsAskedAt = 0;
        }

        if (call.Reading.ToolCalls > 0)
        {
            toolsAskedAt = call.Ended;
        }

        var turn = turns.LastOrDefault();
        (turn is not null && turn.Takes(call.Started) ? turn : Next()).Add(call, cost.Usage);
    }

    public bool Called(string? model) => called.Contains(model ?? "");

    public ConversationSummary Finish()
    {
        var counted = totals is { WithoutUsage: 0, Usage: not null };
        return new ConversationSummary
        {
            Turns = turns.Count,
            ModelCalls = totals.Calls,
            ToolCalls = totals.ToolCalls,
            LongestToolLoop = turns.Count == 0 ? 0 : turns.Max(turn => turn.LongestLoop),
            TokensPerTurn = counted ? [.. turns.Select(turn => turn.Tokens)] : null,
            TokenGrowthPerTurn = counted && turns.Count > 1 ? (double)(turns[^1].LastInput - turns[0].LastInput) / (turns.Count - 1) : null,
            TimeInModels = RunClock.ToTimeSpan(models.Total),
            TimeInTools = RunClock.ToTimeSpan(toolTime),
            CostUsd = totals is { Unpriced: 0, Priced: > 0 } ? totals.CostUsd : null,
            LacksUsage = totals.WithoutUsage > 0,
            LacksPrice = totals.Unpriced > 0,
        };
    }

    private Turn Next()
    {
        turns.Add(new Turn());
        return turns[^1];
    }
}
