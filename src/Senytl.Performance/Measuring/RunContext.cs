namespace Senytl.Performance.Measuring;

/// <summary>One run: its clock, prices, declared objectives, and where its warm-up and its measured requests are recorded.</summary>
internal sealed class RunContext(string name, string profile, TimeProvider time, PriceCatalogue prices)
{
    private readonly SampleLog samples = new();
    private readonly RunRecorder warmup = new();
    private readonly Lock gate = new();
    private readonly Tally finished = new();
    private readonly List<RepeatedRun> finishedRuns = [];
    private volatile RunRecorder? measuring;
    private long finishedSpan;
    private long origin = long.MaxValue;
    private long firstStarted = long.MaxValue;
    private RequestSample? first;

    public string Name { get; } = name;

    /// <summary>What is run, in words.</summary>
    public string Profile { get; } = profile;

    public RunClock Clock { get; } = new(time);

    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();

    /// <summary>Distributions by the second, for export.</summary>
    public IntervalLog Intervals { get; } = new(new RunClock(time).Now);

    public ObjectiveSet Objectives { get; } = new();

    /// <summary>The price tables that calls were billed by, warm-up included.</summary>
    public UsedTables PriceTables { get; } = new();

    /// <summary>How a run of this form leaves its first requests out.</summary>
    public string WarmupRemedy { get; init; } = "start the metrics after a warm-up";

    /// <summary>The service tier of responses that name none.</summary>
    public PriceTier Tier { get; init; }

    /// <summary>Absent when the run has no spend limit.</summary>
    public SpendMeter? Spend { get; set; }

    /// <summary>Whether a body recorded a request by hand.</summary>
    public bool RecordedByHand { get; set; }

    /// <summary>Whether percentiles must be proven at any look, because the run goes on until they are.</summary>
    public bool Sequential { get; init; }

    /// <summary>The very first request, warm-up included.</summary>
    public RequestSample? First => first;

    /// <summary>Whole records of some measured requests.</summary>
    public SampleLog Samples => samples;

    /// <summary>Heap that the measured records take, in bytes: the engine's own, which is no leak of the agent.</summary>
    public long HeldBytes
    {
        get
        {
            lock (gate)
            {
                return finished.HeldBytes + (measuring?.HeldBytes ?? 0) + samples.HeldBytes + Intervals.HeldBytes;
            }
        }
    }

    /// <summary>How many measured requests have ended.</summary>
    public long Ended
    {
        get
        {
            lock (gate)
            {
                return finished.Total + (measuring?.Count ?? 0);
            }
        }
    }

    /// <summary>How many of the measured phases are runs; those after them are extensions.</summary>
    public int Runs { get; init; } = 1;

    public RunRecorder Recorder(bool measured) => measured ? measuring ?? FirstPhase() : warmup;

    /// <summary>Adds an objective; the count over its limit is exact from now on, however many requests come.</summary>
    public void Declare(Objective objective)
    {
        if (Objectives.Declare(objective))
        {
            lock (gate)
            {
                measuring?.Track(objective);
            }
        }
    }

    /// <summary>
    /// From now on, measured requests belong to a phase of their own, whose wall time is counted apart. The phase before
    /// is folded into one tally, so that memory does not grow with the number of phases.
    /// </summary>
    public RunRecorder BeginPhase()
    {
        lock (gate)
        {
            if (measuring is { } last)
            {
                var tally = last.Read();
                finishedSpan += tally.Span;
                KeepRun(finishedRuns, tally);
                finished.Add(tally);
            }

            var next = new RunRecorder();
            foreach (var objective in Objectives.All)
            {
                next.Track(objective);
            }

            return measuring = next;
        }
    }

    /// <summary>Where nothing begins phases, the first that records does, and those that record at the same time find it.</summary>
    private RunRecorder FirstPhase()
    {
        lock (gate)
        {
            return measuring ?? BeginPhase();
        }
    }

    /// <summary>All that the measured phases have recorded so far, the sum of their wall times, and each run.</summary>
    public (Tally Tally, long Span, IReadOnlyList<RepeatedRun> Runs) ReadMeasured()
    {
        lock (gate)
        {
            var joined = new Tally();
            joined.Add(finished);
            var current = measuring?.Read() ?? new Tally();
            joined.Add(current);
            List<RepeatedRun> runs = [.. finishedRuns];
            if (measuring is not null)
            {
                KeepRun(runs, current);
            }

            return (joined, finishedSpan + current.Span, runs);
        }
    }

    /// <summary>A measured request starts: the first one is where the windows begin.</summary>
    /// <param name="started">When, on the run's clock.</param>
    public void Began(long started)
    {
        if (Volatile.Read(ref origin) == long.MaxValue)
        {
            Interlocked.CompareExchange(ref origin, started, long.MaxValue);
        }
    }

    public void Record(in RequestRecord record, bool measured)
    {
        if (record.Started < Volatile.Read(ref firstStarted))
        {
            KeepFirst(record);
        }

        if (measured)
        {
            Began(record.Started);
        }

        Recorder(measured).Record(record, Volatile.Read(ref origin), Objectives.Goodputs);
        if (measured)
        {
            samples.Add(record);
        }
    }

    private void KeepFirst(in RequestRecord record)
    {
        lock (gate)
        {
            if (record.Started < firstStarted)
            {
                firstStarted = record.Started;
                first = RequestSample.From(record, record.Started);
            }
        }
    }

    private void KeepRun(List<RepeatedRun> runs, Tally tally)
    {
        if (runs.Count < Runs)
        {
            runs.Add(RepeatedRun.From(tally));
        }
    }

    public void Price(ref CallTotals totals, string? model, TokenUsage? usage, string? tier = null)
    {
        if (usage is null)
        {
            totals.AddCost(null, "the response reported no usage");
        }
        else if (model is null)
        {
            totals.AddCost(null, "the response named no model");
        }
        else if (TierOf(ref totals, tier) is { } known)
        {
            var charge = prices.ChargeFor(model, usage, known);
            Bill(ref totals, charge.Usd, charge.Reason, model);
        }
    }

    /// <summary>Adds usage and cost of a call.</summary>
    public void Price(ref CallTotals totals, CallReading reading)
    {
        if (reading.CutShort)
        {
            totals.CutShort++;
            totals.AddUsage(null);
            totals.AddCost(null, "a model call was cut short before its usage came, and the provider bills what it made by then");
            return;
        }

        if (reading.Speech is { } speech)
        {
            PriceSpeech(ref totals, reading, speech);
            return;
        }

        totals.AddUsage(reading.Usage);
        if (reading.Unpriceable is { } problem)
        {
            totals.AddCost(null, problem);
            return;
        }

        Price(ref totals, reading.Model, reading.Usage, reading.Tier);
    }

    /// <summary>Adds usage and cost of speech, which lacks no tokens where its cost follows from time or letters, unless it reports impossible ones.</summary>
    private void PriceSpeech(ref CallTotals totals, CallReading reading, SpeechUsage speech)
    {
        var lacksTokens = reading is { Usage: null, Unpriceable: not null };
        if (reading.Model is null)
        {
            totals.AddCost(null, "a speech response named no model, and requests are not read: measure the client with .Measured()");
        }
        else if (TierOf(ref totals, reading.Tier) is { } tier)
        {
            var cost = prices.CostOfSpeech(reading.Model, speech with { Tokens = reading.Usage }, tier);
            var byTokens = prices.ListsTokens(reading.Model, tier);
            lacksTokens |= byTokens && reading.Usage is null && cost.Usd is null;
            Bill(ref totals, byTokens && reading.Unpriceable is not null ? null : cost.Usd, reading.Unpriceable ?? cost.Reason, reading.Model);
        }

        if (reading.Usage is not null || lacksTokens)
        {
            totals.AddUsage(reading.Usage);
        }
    }

    /// <summary>The tier to price a call in; null, and the cost is unknown, where price lists have none of that name.</summary>
    private PriceTier? TierOf(ref CallTotals totals, string? told)
    {
        var tier = ServiceTier.Named(told, Tier);
        if (tier is null)
        {
            totals.AddCost(null, $"a response was served in the tier '{told}', which price lists do not have");
        }

        return tier;
    }

    private void Bill(ref CallTotals totals, decimal? usd, string? reason, string? model)
    {
        totals.AddCost(usd, reason);
        if (usd is not null)
        {
            PriceTables.Add(prices.Resolve(model)?.Table);
        }
    }
}
