using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>The managed heap does not grow over the run.</summary>
/// <remarks>
/// The live heap after a full blocking compacting collection is compared between the end of the warm-up and the end of
/// the run. It is a leak when it grew by more than the threshold and by more than 1 MB.
/// </remarks>
/// <param name="ThresholdShare">Growth that is allowed, as a share of the heap after the warm-up; above 0, default 0.2.</param>
public sealed record MemoryLeakObjective(double ThresholdShare = MemoryLeakObjective.DefaultThresholdShare) : Objective
{
    /// <summary>20 %.</summary>
    public const double DefaultThresholdShare = 0.2;

    /// <summary>Growth below this many bytes is never called a leak: 1 MB.</summary>
    public const long FloorBytes = 1_000_000;

    /// <inheritdoc/>
    public override string Name => "memory growth";

    /// <inheritdoc/>
    public override string Limit => string.Create(CultureInfo.InvariantCulture, $"≤ {ThresholdShare * 100:0.##} % or 1 MB");

    /// <inheritdoc/>
    public override ObjectiveVerdict Judge(PerformanceResult result)
    {
        if (result.Memory is not { LiveHeapBefore: > 0 } memory)
        {
            return NotMeasured("no heap was measured: the run ended before its start-of-run collection");
        }

        var growth = memory.LiveHeapGrowth;
        var leaks = memory.Leaks(ThresholdShare);
        var measured = string.Create(
            CultureInfo.InvariantCulture,
            $"{(double)growth / memory.LiveHeapBefore * 100:+0.#;-0.#;0} % ({ByteText.Of(memory.LiveHeapBefore)} → {ByteText.Of(memory.LiveHeapAfter)})");
        return Compare(!leaks, measured, result.Requests, leaks ? PerRequest(growth, result.Requests) : null);
    }

    private static string? PerRequest(long growth, long requests) =>
        requests > 0 ? $"{ByteText.Of(growth / requests)} stay reachable per request" : null;
}
