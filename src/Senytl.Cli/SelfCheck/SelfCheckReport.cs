using System.Text.Json.Serialization;

namespace Senytl.Cli.SelfCheck;

/// <summary>The figures of a self-check under the names that programs read.</summary>
internal sealed record SelfCheckReport
{
    [JsonPropertyName("engine_overhead_ns")]
    public required double EngineOverheadNanoseconds { get; init; }

    [JsonPropertyName("engine_alloc_bytes")]
    public required double EngineAllocBytes { get; init; }

    [JsonPropertyName("schedule_lag_p99_us")]
    public required double ScheduleLagP99Microseconds { get; init; }

    [JsonPropertyName("freeze_p90_ms")]
    public required double FreezeP90Milliseconds { get; init; }

    [JsonPropertyName("freeze_p95_ms")]
    public required double FreezeP95Milliseconds { get; init; }

    [JsonPropertyName("freeze_p99_ms")]
    public required double FreezeP99Milliseconds { get; init; }

    [JsonPropertyName("endfreeze_unaccounted")]
    public required long EndFreezeUnaccounted { get; init; }

    public static SelfCheckReport Of(SelfCheckFindings findings) => new()
    {
        EngineOverheadNanoseconds = Math.Round(findings.Overhead.Nanoseconds, 1),
        EngineAllocBytes = findings.Overhead.Bytes,
        ScheduleLagP99Microseconds = Math.Round(findings.ScheduleLag.P99.TotalMicroseconds, 1),
        FreezeP90Milliseconds = Math.Round(findings.Freeze.Result.ResponseTime.P90.TotalMilliseconds, 1),
        FreezeP95Milliseconds = Math.Round(findings.Freeze.Result.ResponseTime.P95.TotalMilliseconds, 1),
        FreezeP99Milliseconds = Math.Round(findings.Freeze.Result.ResponseTime.P99.TotalMilliseconds, 1),
        EndFreezeUnaccounted = findings.EndFreeze.Unaccounted,
    };
}
