namespace Senytl.Performance.Measuring;

/// <summary>A model call in flight, and the one place where its clocks are read.</summary>
internal sealed class ModelCall(RequestScope scope, long generation, bool measured, long started)
{
    private long firstContent;
    private long lastContent;

    public RunContext Run => scope.Run;

    /// <summary>Starts a call in the ambient request; nothing is measured outside of one.</summary>
    public static ModelCall? Begin()
    {
        var scope = Ambient.Request ?? Ambient.Session?.Scope;
        scope?.Run.Spend?.Begin();
        return scope?.BeginCall(scope.Run.Clock.Now);
    }

    /// <summary>A chunk with non-empty content has arrived.</summary>
    public void Content()
    {
        var now = Run.Clock.Now;
        if (firstContent == 0)
        {
            firstContent = now;
            scope.FirstContent(generation, now);
        }
        else
        {
            Run.Recorder(measured).RecordInterTokenLatency(now - lastContent);
        }

        lastContent = now;
    }

    /// <param name="model">The model that answered, else the one that was asked for.</param>
    /// <param name="usage">What the provider reported; absent when it reported nothing.</param>
    /// <param name="toolCalls">Tool calls in the response.</param>
    /// <param name="failed">Whether the call threw or was abandoned.</param>
    public void End(string? model, TokenUsage? usage, int toolCalls, bool failed)
    {
        var totals = new CallTotals { Calls = 1, ToolCalls = toolCalls };
        if (usage is not null || !failed)
        {
            totals.AddUsage(usage);
            Run.Price(ref totals, model, usage);
        }

        Run.Spend?.End(totals.Priced > 0 ? totals.CostUsd : null);
        scope.EndCall(generation, measured, new ModelCallRecord
        {
            Model = model,
            Started = started,
            FirstContent = firstContent,
            Ended = Run.Clock.Now,
            Failed = failed,
            Totals = totals,
        });
    }
}
