using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>The managed heap does not grow over the run.</summary>
/// <remarks>
/// The live heap after a full blocking compacting collection is compared between the end of the warm-up and the end of
/// the run, what the run itself recorded left out. It is a leak when it grew by more than the threshold and by more than 1 MB.
/// </remarks>
/// <param name="ThresholdShare">Growth that is allowed, as a share of the heap after the warm-up; above 0, default 0.2.</param>
public sealed record MemoryLeakObjective(double ThresholdShare = MemoryLeakObjective.DefaultThresholdShare) : Objective
{
    /// <summary>20 %.</summary>
    public const double DefaultThresholdShare = 0.2;

    /// <summary>Growth below this many bytes is never called a leak: 1 MB.</summary>
    public const long FloorBytes = 1_000_000;

    /// <summary>Growth that is allowed, as a share of the heap after the warm-up.</summary>
    public double ThresholdShare { get; } = ThresholdShare > 0 && double.IsFinite(ThresholdShare)
        ? ThresholdShare
        : throw new ArgumentOutOfRangeException(nameof(ThresholdShare), ThresholdShare, "A share of growth that is allowed is above 0, e.g. 0.2 for 20 %.");

    /// <inheritdoc/>
    public override string Name => "memory growth";

    /// <inheritdoc/>
    public override string Limit => string.Create(CultureInfo.InvariantCulture, $"≤ {ThresholdShare * 100:0.##} %, at least {ByteText.Of(FloorBytes)}");

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
            $"{Signed(growth)} ({(double)growth / memory.LiveHeapBefore * 100:+#,0.#;-#,0.#;0} % of {ByteText.Of(memory.LiveHeapBefore)})");
        return Compare(!leaks, measured, result.Requests, leaks ? Spread(growth, result.Requests) : Excuse(growth, memory.LiveHeapBefore));
    }

    /// <summary>The smallest share that a run was judged by: what its report calls a leak. The default when it was judged by none.</summary>
    internal static double StrictestShare(IReadOnlyList<ObjectiveVerdict> verdicts) => verdicts
        .Select(verdict => verdict.Objective).OfType<MemoryLeakObjective>().Select(objective => objective.ThresholdShare)
        .DefaultIfEmpty(DefaultThresholdShare).Min();

    private static string Signed(long bytes) => bytes > 0 ? $"+{ByteText.Of(bytes)}" : ByteText.Of(bytes);

    /// <summary>Two points tell a growth, not its shape: a cache filled once looks like a leak of every request.</summary>
    private static string? Spread(long growth, long requests) => requests > 0
        ? $"{ByteText.Of(growth)} more are reachable after {CountText.Of(requests, "request")}: at most {ByteText.Of((double)growth / requests)} each on average, less if part is kept once, which a longer warm-up leaves out"
        : null;

    private string? Excuse(long growth, long before) => growth > ThresholdShare * before
        ? string.Create(CultureInfo.InvariantCulture, $"{ByteText.Of(FloorBytes)} is allowed to a heap of which {ThresholdShare * 100:0.##} % is less")
        : null;
}
