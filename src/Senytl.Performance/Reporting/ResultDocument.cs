namespace Senytl.Performance;

/// <summary>A result as it lies in a JSON file. Durations are in seconds, sizes in bytes, money in USD.</summary>
/// <remarks>Fields are only ever added within a schema version.</remarks>
public sealed record ResultDocument
{
    /// <summary>The schema version that this release writes: 1.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Schema version.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the run.</summary>
    public required string Name { get; init; }

    /// <summary>What was run, in words.</summary>
    public required string Profile { get; init; }

    /// <summary>Wall-clock label of the start.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Measured wall time.</summary>
    public required double WallTimeSeconds { get; init; }

    /// <summary>The verdict on the run.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why the run as a whole proves nothing; absent when it does.</summary>
    public string? Invalidity { get; init; }

    /// <summary>The judged objectives.</summary>
    public required IReadOnlyList<ObjectiveDocument> Objectives { get; init; }

    /// <summary>Measured requests.</summary>
    public required long Requests { get; init; }

    /// <summary>Requests that ended well.</summary>
    public required long Succeeded { get; init; }

    /// <summary>Requests that failed.</summary>
    public required long Failed { get; init; }

    /// <summary>Requests by how they ended.</summary>
    public required IReadOnlyDictionary<string, long> Outcomes { get; init; }

    /// <summary>Warm-up requests, which are in no other figure.</summary>
    public required long WarmupRequests { get; init; }

    /// <summary>Successful requests per second.</summary>
    public required double ThroughputPerSecond { get; init; }

    /// <summary>All requests per second.</summary>
    public required double AttemptsPerSecond { get; init; }

    /// <summary>Response time.</summary>
    public required DurationDocument ResponseTime { get; init; }

    /// <summary>Service time.</summary>
    public required DurationDocument ServiceTime { get; init; }

    /// <summary>Time of one call in nanoseconds; absent unless requests are batches of calls.</summary>
    public OperationDocument? Operation { get; init; }

    /// <summary>Time to first token; absent when nothing was streamed.</summary>
    public DurationDocument? TimeToFirstToken { get; init; }

    /// <summary>Gaps between content chunks; absent when nothing was streamed.</summary>
    public DurationDocument? InterTokenLatency { get; init; }

    /// <summary>Time per output token; absent when it was not measured.</summary>
    public DurationDocument? TimePerOutputToken { get; init; }

    /// <summary>Output tokens per second that a user sees while a response streams; absent when it was not measured.</summary>
    public double? TokensPerSecondPerUser { get; init; }

    /// <summary>Model calls.</summary>
    public required long ModelCalls { get; init; }

    /// <summary>Tool calls that the model asked for.</summary>
    public required long ToolCalls { get; init; }

    /// <summary>The requests as conversations; absent unless one of them called a model more than once.</summary>
    public ConversationsDocument? Conversations { get; init; }

    /// <summary>Tokens; absent when no usage was reported.</summary>
    public TokenDocument? Tokens { get; init; }

    /// <summary>Cost of the run; absent when it is unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Average cost per successful request; absent when it is unknown.</summary>
    public decimal? CostUsdPerRequest { get; init; }

    /// <summary>The price tables that model calls were billed by; absent when none was.</summary>
    public IReadOnlyList<string>? PriceTables { get; init; }

    /// <summary>Memory of the test process; absent when it was not sampled.</summary>
    public MemoryDocument? Memory { get; init; }

    /// <summary>How the load generator fared; absent when it was not sampled.</summary>
    public GeneratorDocument? Generator { get; init; }

    /// <summary>Each of the repeated runs; absent when nothing was repeated.</summary>
    public IReadOnlyList<DurationDocument>? Runs { get; init; }

    /// <summary>What each model did.</summary>
    public IReadOnlyDictionary<string, ModelDocument>? Models { get; init; }

    /// <summary>The run second by second; absent when no request was measured.</summary>
    public IReadOnlyList<WindowDocument>? Windows { get; init; }

    /// <summary>The very first request, warm-up included.</summary>
    public SampleDocument? FirstRequest { get; init; }

    /// <summary>Failures by kind.</summary>
    public required IReadOnlyList<ErrorDocument> Errors { get; init; }

    /// <summary>What a reader must know to trust the figures.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The slowest requests, slowest first.</summary>
    public required IReadOnlyList<SampleDocument> Slowest { get; init; }

    /// <summary>The first 4,096 requests; absent unless they were asked for.</summary>
    public IReadOnlyList<SampleDocument>? Samples { get; init; }

    /// <summary>The document of a result.</summary>
    /// <param name="result">The run.</param>
    /// <param name="samples">Whether every kept request is included.</param>
    public static ResultDocument From(PerformanceResult result, bool samples = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new ResultDocument
        {
            Name = result.Name,
            Profile = result.Profile,
            StartedAt = result.StartedAt,
            WallTimeSeconds = result.WallTime.TotalSeconds,
            Verdict = result.Verdict,
            Invalidity = result.Invalidity,
            Objectives = [.. result.Objectives.Select(ObjectiveDocument.From)],
            Requests = result.Requests,
            Succeeded = result.Succeeded,
            Failed = result.Failed,
            Outcomes = result.Outcomes.ToDictionary(outcome => outcome.Key.ToString(), outcome => outcome.Value),
            WarmupRequests = result.WarmupRequests,
            ThroughputPerSecond = result.ThroughputPerSecond,
            AttemptsPerSecond = result.AttemptsPerSecond,
            ResponseTime = DurationDocument.From(result.ResponseTime),
            ServiceTime = DurationDocument.From(result.ServiceTime),
            Operation = result.Operation is { } operation ? OperationDocument.From(operation) : null,
            TimeToFirstToken = DurationDocument.FromOrAbsent(result.TimeToFirstToken),
            InterTokenLatency = DurationDocument.FromOrAbsent(result.InterTokenLatency),
            TimePerOutputToken = DurationDocument.FromOrAbsent(result.TimePerOutputToken),
            TokensPerSecondPerUser = result.TokensPerSecondPerUser,
            ModelCalls = result.ModelCalls,
            ToolCalls = result.ToolCalls,
            Conversations = ConversationsDocument.FromOrAbsent(result.Conversations),
            Tokens = result.Tokens is { } usage ? TokenDocument.From(usage, result.TokensPerRequest) : null,
            CostUsd = result.CostUsd,
            CostUsdPerRequest = result.CostUsdPerRequest,
            PriceTables = result.PriceTables.Count > 0 ? result.PriceTables : null,
            Memory = result.Memory is { } memory ? MemoryDocument.From(memory, MemoryLeakObjective.StrictestShare(result.Objectives)) : null,
            Generator = result.Generator is { } generator ? GeneratorDocument.From(generator) : null,
            Runs = result.Runs.Count > 1 ? [.. result.Runs.Select(run => DurationDocument.From(run.ResponseTime))] : null,
            Models = result.Models.Count > 0 ? result.Models.ToDictionary(model => model.Key, model => ModelDocument.From(model.Value)) : null,
            Windows = result.Windows.Count > 0 ? [.. result.Windows.Select(WindowDocument.From)] : null,
            FirstRequest = result.FirstRequest is { } first ? SampleDocument.From(first) : null,
            Errors = [.. result.Errors.Select(ErrorDocument.From)],
            Notes = result.Notes,
            Slowest = [.. result.Slowest.Select(SampleDocument.From)],
            Samples = samples ? [.. result.Samples.Select(SampleDocument.From)] : null,
        };
    }
}
