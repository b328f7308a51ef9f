namespace Senytl.Performance.Measuring;

/// <summary>One run: its clock, prices, declared objectives, and where its warm-up and its measured requests are recorded.</summary>
internal sealed class RunContext(string name, string profile, TimeProvider time, PriceCatalogue prices)
{
    private readonly RunRecorder warmup = new();
    private readonly List<RunRecorder> phases = [new()];
    private volatile RunRecorder measuring = null!;
    private RequestSample? first;

    public string Name { get; } = name;

    /// <summary>What is run, in words.</summary>
    public string Profile { get; } = profile;

    public RunClock Clock { get; } = new(time);

    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();

    public ObjectiveSet Objectives { get; } = new();

    /// <summary>Absent when the run has no spend limit.</summary>
    public SpendMeter? Spend { get; set; }

    /// <summary>Whether percentiles must be proven at any look, because the run goes on until they are.</summary>
    public bool Sequential { get; init; }

    /// <summary>The very first request, warm-up included.</summary>
    public RequestSample? First => first;

    public RunRecorder Recorder(bool measured) => measured ? measuring ?? phases[0] : warmup;

    /// <summary>From now on, measured requests belong to a phase of their own, whose wall time is counted apart.</summary>
    public void BeginPhase()
    {
        lock (phases)
        {
            if (measuring is not null)
            {
                phases.Add(new RunRecorder());
            }

            measuring = phases[^1];
        }
    }

    /// <summary>What each measured phase has recorded so far.</summary>
    public IReadOnlyList<Tally> ReadPhases()
    {
        lock (phases)
        {
            return [.. phases.Select(phase => phase.Read())];
        }
    }

    public void Record(in RequestRecord record, bool measured)
    {
        if (first is null)
        {
            Interlocked.CompareExchange(ref first, RequestSample.From(record, record.Started), null);
        }

        Recorder(measured).Record(record, Objectives.Goodputs);
    }

    public void Price(ref CallTotals totals, string? model, TokenUsage? usage)
    {
        if (usage is null)
        {
            totals.AddCost(null, "the response reported no usage");
        }
        else if (model is null)
        {
            totals.AddCost(null, "the response named no model");
        }
        else
        {
            var cost = prices.CostOf(model, usage);
            totals.AddCost(cost.Usd, cost.Reason);
        }
    }

    /// <summary>Adds usage and cost of a call. Speech that is billed by time or letters lacks no usage when it reports no tokens.</summary>
    public void Price(ref CallTotals totals, CallReading reading)
    {
        if (reading.Speech is { } speech)
        {
            if (reading.Usage is not null)
            {
                totals.AddUsage(reading.Usage);
            }

            var cost = prices.CostOfSpeech(reading.Model, speech with { Tokens = reading.Usage });
            totals.AddCost(cost.Usd, cost.Reason);
            return;
        }

        totals.AddUsage(reading.Usage);
        if (reading.Unpriceable is { } problem)
        {
            totals.AddCost(null, problem);
            return;
        }

        Price(ref totals, reading.Model, reading.Usage);
    }
}
