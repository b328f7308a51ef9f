namespace Senytl.Performance.Measuring;

/// <summary>One finished call to a model. Times in nanoseconds of the run's clock.</summary>
internal struct ModelCallRecord
{
    private const int MostModels = 64;

    public string? Model;
    public long Started;

    /// <summary>When the first non-empty content of a streamed call arrived; 0 when it was not streamed.</summary>
    public long FirstContent;

    public long Ended;
    public bool Failed;
    public CallTotals Totals;

    /// <summary>Undefined below two output tokens, and for what was cut short.</summary>
    public readonly long? TimePerOutputToken =>
        !Failed && FirstContent != 0 && Totals.Usage is { Output: >= 2 } usage ? (Ended - FirstContent) / (usage.Output - 1) : null;

    public static ModelCallRecord From(SettledCall call, RunContext run)
    {
        var reading = call.Reading;
        var totals = new CallTotals { Calls = 1, ToolCalls = reading.ToolCalls };
        if (reading.Counts)
        {
            run.Price(ref totals, reading);
        }

        return new ModelCallRecord
        {
            Model = reading.Model,
            Started = call.Started,
            FirstContent = call.FirstContent,
            Ended = call.Ended,
            Failed = reading.Failed,
            Totals = totals,
        };
    }

    public readonly void AddTo(Tally tally)
    {
        var id = Model ?? "(unknown model)";
        var model = tally.Model(tally.Models.Count < MostModels || tally.Models.ContainsKey(id) ? id : "(other models)");
        model.AddCalls(Totals);
        if (Failed)
        {
            model.Failed++;
            return;
        }

        model.Latency.Record(Ended - Started);
        tally.ModelCallLatency.Record(Ended - Started);

        if (TimePerOutputToken is { } perToken)
        {
            tally.TimePerOutputToken.Record(perToken);
        }
    }
}
