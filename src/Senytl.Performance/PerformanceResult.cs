namespace Senytl.Performance;

/// <summary>What a run measured, and how it was judged. Immutable.</summary>
public sealed partial class PerformanceResult
{
    internal PerformanceResult()
    {
    }

    /// <summary>Name of the run.</summary>
    public required string Name { get; init; }

    /// <summary>What was run, in words: users, iterations, duration, warm-up.</summary>
    public required string Profile { get; init; }

    /// <summary>Wall-clock label of the start.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>
    /// Start of the first to the end of the last measured request; and where the load is limited by time, at least that time, so
    /// that ten requests in a second at ten a second are not taken for those of 0.9 s. The runs and extensions of a run are added up.
    /// </summary>
    public required TimeSpan WallTime { get; init; }

    /// <summary>Why the run was stopped early; absent when it ran to its end. An aborted run never passes.</summary>
    public string? AbortReason { get; init; }

    /// <summary>What a reader must know to trust the figures, e.g. an abandoned user or late model calls.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Measured requests that ended, in any way.</summary>
    public required long Requests { get; init; }

    /// <summary>Measured requests by how they ended; classes without a request are absent.</summary>
    public required IReadOnlyDictionary<RequestOutcome, long> Outcomes { get; init; }

    /// <summary>Warm-up requests, which are in no other figure.</summary>
    public required long WarmupRequests { get; init; }

    /// <summary>Failures by kind, most frequent first.</summary>
    public required IReadOnlyList<ErrorSummary> Errors { get; init; }

    /// <summary>Successes, time-outs, unfinished and missed requests: scheduled time to end.</summary>
    public required DurationStats ResponseTime { get; init; }

    /// <summary>Successes, time-outs and unfinished requests: start to end.</summary>
    public required DurationStats ServiceTime { get; init; }

    /// <summary>The time of one call, when each request was a batch of calls of a short body; else absent.</summary>
    public OperationStats? Operation { get; init; }

    /// <summary>Streamed requests, start to first non-empty content.</summary>
    public required DurationStats TimeToFirstToken { get; init; }

    /// <summary>Gaps between content chunks.</summary>
    public required DurationStats InterTokenLatency { get; init; }

    /// <summary>Per streamed model call: (end − first content) / (output tokens − 1).</summary>
    public required DurationStats TimePerOutputToken { get; init; }

    /// <summary>Duration of each model call that succeeded.</summary>
    public required DurationStats ModelCallLatency { get; init; }

    /// <summary>The run second by second, for charts; wider windows in runs of more than an hour.</summary>
    public required IReadOnlyList<RequestWindow> Windows { get; init; }

    /// <summary>Each of the repeated runs; one when nothing was repeated.</summary>
    public IReadOnlyList<RepeatedRun> Runs { get; init; } = [];

    /// <summary>The very first request, warm-up included: the cold start. Absent when there was none.</summary>
    public RequestSample? FirstRequest { get; init; }

    /// <summary>How the load generator itself fared; absent for metrics recorded by hand.</summary>
    public GeneratorHealth? Generator { get; init; }

    /// <summary>Memory of this process; absent for metrics recorded by hand.</summary>
    public MemorySummary? Memory { get; init; }

    /// <summary>The first 4,096 requests, by start.</summary>
    public required IReadOnlyList<RequestSample> Samples { get; init; }

    /// <summary>The slowest requests of the whole run, slowest first.</summary>
    public required IReadOnlyList<RequestSample> Slowest { get; init; }

    /// <summary>What each model did, by model id.</summary>
    public required IReadOnlyDictionary<string, ModelSummary> Models { get; init; }

    /// <summary>The price tables that model calls were billed by, each with its date and the first 12 digits of its SHA-256; empty when none was.</summary>
    public IReadOnlyList<string> PriceTables { get; init; } = [];

    /// <summary>What the requests were like as conversations with models: turns, tool calls, loops, cost.</summary>
    public ConversationStats Conversations { get; init; } = new(new Measuring.ConversationTally());

    /// <summary>The judged objectives, in the order of their declaration.</summary>
    public IReadOnlyList<ObjectiveVerdict> Objectives { get; private set; } = [];

    /// <summary>What <see cref="Samples"/> shows; empty while the run goes on.</summary>
    internal IReadOnlyList<Measuring.RequestRecord> Kept { get; init; } = [];

    internal IReadOnlyDictionary<GoodputLimits, (long Requests, long Good)> Goodput { get; init; } =
        new Dictionary<GoodputLimits, (long Requests, long Good)>();

    internal IReadOnlyList<Measuring.HistogramInterval> Intervals { get; init; } = [];

    internal Measuring.PerRequestTally PerRequest { get; init; } = new();

    /// <summary>Start of the first measured request, in nanoseconds of the run's clock.</summary>
    internal long FirstStarted { get; init; }

    /// <summary>From <see cref="StartedAt"/> to the start of the first measured request.</summary>
    internal TimeSpan StartsAfter { get; init; }

    internal IReadOnlyList<Load.TrendPoint> Trend { get; init; } = [];

    internal bool AbortedByBreach { get; init; }

    /// <summary>Whether bodies recorded requests by hand, whose times are then other than those of the iterations.</summary>
    internal bool RecordedByHand { get; init; }

    /// <summary>What the spend limit takes the run to have cost, warm-up, calls that were cut short and those in flight included; 0 without a limit.</summary>
    internal decimal ReckonedUsd { get; init; }

    internal bool Sequential { get; init; }

    internal Measuring.RequestTimes ResponseTimes { get; init; } = new();

    internal Measuring.RequestTimes ServiceTimes { get; init; } = new();

    internal Measuring.RequestTimes FirstTokenTimes { get; init; } = new();

    internal long TimeoutsInCall { get; init; }

    internal DurationStats UnfinishedCalls { get; init; } = new(new Statistics.Distribution());

    internal long SuccessesWithoutContent { get; init; }
}
