namespace Senytl.Performance;

/// <summary>Memory of this process over a run. All sizes in bytes.</summary>
public sealed record MemorySummary
{
    /// <summary>Mean resident set size over the samples.</summary>
    public required long AverageRss { get; init; }

    /// <summary>Largest resident set size seen.</summary>
    public required long PeakRss { get; init; }

    /// <summary>Managed heap that survived a full collection at the start of the measured run; 0 when it was not taken.</summary>
    public required long LiveHeapBefore { get; init; }

    /// <summary>Managed heap that survived a full collection at the end of the run.</summary>
    public required long LiveHeapAfter { get; init; }

    /// <summary>Snapshots over the run, oldest first; thinned evenly in long runs.</summary>
    public required IReadOnlyList<MemorySnapshot> Samples { get; init; }

    /// <summary>What the run's own records take of <see cref="LiveHeapAfter"/>: no leak of the agent.</summary>
    public long RecorderBytes { get; init; }

    /// <summary>Live heap after minus before, the run's own records left out; negative when it shrank.</summary>
    public long LiveHeapGrowth => LiveHeapAfter - RecorderBytes - LiveHeapBefore;

    /// <summary>Whether the live heap grew by more than a share of its start and by more than 1 MB.</summary>
    /// <param name="thresholdShare">Above 0, e.g. 0.2 for 20 %.</param>
    public bool Leaks(double thresholdShare = MemoryLeakObjective.DefaultThresholdShare) =>
        LiveHeapBefore > 0
        && LiveHeapGrowth > MemoryLeakObjective.FloorBytes
        && LiveHeapGrowth > thresholdShare * LiveHeapBefore;
}
