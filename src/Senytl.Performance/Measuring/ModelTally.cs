using Senytl.Performance.Statistics;

namespace Senytl.Performance.Measuring;

/// <summary>What one model did in a run.</summary>
internal sealed class ModelTally
{
    /// <summary>Duration of each call that succeeded, in nanoseconds.</summary>
    public Distribution Latency { get; } = new();

    public CallTotals Calls;
    public long Failed;

    public void Add(ModelTally other)
    {
        Latency.Add(other.Latency);
        Calls.Add(other.Calls);
        Failed += other.Failed;
    }
}
