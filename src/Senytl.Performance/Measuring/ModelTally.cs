using Senytl.Performance.Statistics;

namespace Senytl.Performance.Measuring;

/// <summary>What one model did in a run.</summary>
internal sealed class ModelTally
{
    /// <summary>Duration of each call that succeeded, in nanoseconds.</summary>
    public Distribution Latency { get; } = new();

    private readonly CallSum calls = new();

    /// <summary>Sums over the model's calls.</summary>
    public CallTotals Calls => calls.Value;

    public long Failed;

    public void AddCalls(in CallTotals more) => calls.Add(more);

    public void Add(ModelTally other)
    {
        Latency.Add(other.Latency);
        calls.Add(other.Calls);
        Failed += other.Failed;
    }
}
