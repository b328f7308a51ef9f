using Senytl.Performance.Load;

namespace Senytl.Performance.Measuring;

/// <summary>What is known when a run ends beside what was recorded.</summary>
internal sealed record RunEnd
{
    /// <summary>The abort reason of a snapshot: it stands in a partial file when the process died.</summary>
    private const string NotEnded = "it had not ended when this was written";

    public string? AbortReason { get; init; }

    /// <summary>Whether the run goes on: the result is looked at and thrown away, or kept in case that the process dies.</summary>
    public bool IsSnapshot { get; private init; }

    /// <param name="stopReason">Why the run is being stopped; absent when it is not.</param>
    public static RunEnd NotYet(string? stopReason) => new()
    {
        AbortReason = stopReason is null ? NotEnded : $"{stopReason}; {NotEnded}",
        IsSnapshot = true,
    };

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the target itself was the cause of the abort.</summary>
    public bool AbortedByBreach { get; init; }

    /// <summary>Nanoseconds a call that were subtracted from the time of every batch.</summary>
    public double Overhead { get; init; }

    /// <summary>Open loads: response times over the measured part, thinned evenly.</summary>
    public IReadOnlyList<TrendPoint> Trend { get; init; } = [];

    public MemorySummary? Memory { get; init; }

    public GeneratorHealth? Generator { get; init; }
}
