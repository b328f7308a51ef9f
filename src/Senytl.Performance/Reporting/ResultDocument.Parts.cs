namespace Senytl.Performance;

/// <summary>A judged objective in a result file.</summary>
public sealed record ObjectiveDocument(
    string Name, string Limit, Verdict Verdict, string Measured, long SampleSize, long? Over, string? Reason)
{
    internal static ObjectiveDocument From(ObjectiveVerdict verdict) => new(
        verdict.Objective.Name,
        verdict.Objective.Limit,
        verdict.Verdict,
        verdict.Measured,
        verdict.SampleSize,
        verdict.Over,
        verdict.Reason);
}

/// <summary>A distribution of durations in a result file, in seconds.</summary>
public sealed record DurationDocument(
    long Count, double Avg, double P50, double P90, double P95, double P99, double P999, double Min, double Max, double Stddev)
{
    internal static DurationDocument From(DurationStats stats) => new(
        stats.Count,
        stats.Average.TotalSeconds,
        stats.P50.TotalSeconds,
        stats.P90.TotalSeconds,
        stats.P95.TotalSeconds,
        stats.P99.TotalSeconds,
        stats.P999.TotalSeconds,
        stats.Min.TotalSeconds,
        stats.Max.TotalSeconds,
        stats.StandardDeviation.TotalSeconds);

    internal static DurationDocument? FromOrAbsent(DurationStats stats) => stats.Count == 0 ? null : From(stats);
}

/// <summary>The time of one call in a result file, in nanoseconds; percentiles are over batch means.</summary>
public sealed record OperationDocument(
    long Batches,
    long Calls,
    double Mean,
    double Stddev,
    double Min,
    double P50,
    double P90,
    double P95,
    double P99,
    double P999,
    double Max,
    double Overhead,
    double? AllocatedBytes)
{
    internal static OperationDocument From(OperationStats operation) => new(
        operation.Batches,
        operation.Calls,
        operation.MeanNanoseconds,
        operation.StandardDeviationNanoseconds,
        operation.MinNanoseconds,
        operation[Percentile.P50],
        operation[Percentile.P90],
        operation[Percentile.P95],
        operation[Percentile.P99],
        operation[Percentile.P999],
        operation.MaxNanoseconds,
        operation.OverheadNanoseconds,
        operation.AllocatedBytes);
}

/// <summary>Tokens in a result file: the parts are inside input and output, as in <see cref="TokenUsage"/>.</summary>
public sealed record TokenDocument(
    long Input,
    long Output,
    long Total,
    long CachedInput,
    long CacheWrite5m,
    long CacheWrite1h,
    long AudioInput,
    long CachedAudioInput,
    long Reasoning,
    long AudioOutput,
    double? PerRequest,
    UsageSource Source)
{
    internal static TokenDocument From(TokenUsage usage, double? perRequest) => new(
        usage.Input,
        usage.Output,
        usage.Total,
        usage.CachedInput,
        usage.CacheWrite5m,
        usage.CacheWrite1h,
        usage.AudioInput,
        usage.CachedAudioInput,
        usage.Reasoning,
        usage.AudioOutput,
        perRequest,
        usage.Source);
}

/// <summary>Memory in a result file, in bytes.</summary>
public sealed record MemoryDocument(
    long AverageRss,
    long PeakRss,
    long LiveHeapBefore,
    long LiveHeapAfter,
    bool Leaks,
    long RecorderBytes = 0,
    IReadOnlyList<MemorySampleDocument>? Samples = null)
{
    internal static MemoryDocument From(MemorySummary memory, double thresholdShare) => new(
        memory.AverageRss,
        memory.PeakRss,
        memory.LiveHeapBefore,
        memory.LiveHeapAfter,
        memory.Leaks(thresholdShare),
        memory.RecorderBytes,
        [.. memory.Samples.Select(MemorySampleDocument.From)]);
}

/// <summary>Memory at one moment in a result file, in bytes.</summary>
public sealed record MemorySampleDocument(DateTimeOffset TakenAt, long Rss, long ManagedHeap)
{
    internal static MemorySampleDocument From(MemorySnapshot sample) => new(sample.TakenAt, sample.Rss, sample.ManagedHeap);
}

/// <summary>Failures of one kind in a result file.</summary>
public sealed record ErrorDocument(string Kind, RequestOutcome Outcome, long Count, string Message, double FirstAfter, double LastAfter)
{
    internal static ErrorDocument From(ErrorSummary error) => new(
        error.Kind, error.Outcome, error.Count, error.Message, error.FirstAfter.TotalSeconds, error.LastAfter.TotalSeconds);
}

/// <summary>One request in a result file.</summary>
public sealed record SampleDocument(
    int User,
    long Iteration,
    double StartedAfter,
    double ResponseTime,
    double ServiceTime,
    double? TimeToFirstToken,
    RequestOutcome Outcome,
    string? Error,
    long ModelCalls,
    long ToolCalls,
    long? Tokens,
    decimal? CostUsd)
{
    internal static SampleDocument From(RequestSample sample) => new(
        sample.User,
        sample.Iteration,
        sample.StartedAfter.TotalSeconds,
        sample.ResponseTime.TotalSeconds,
        sample.ServiceTime.TotalSeconds,
        sample.TimeToFirstToken?.TotalSeconds,
        sample.Outcome,
        sample.Error,
        sample.ModelCalls,
        sample.ToolCalls,
        sample.Usage?.Total,
        sample.CostUsd);
}
