using Senytl.Performance;

namespace Inner;

/// <summary>A limit that 20 iterations keep and do not prove.</summary>
public class UnprovenTests
{
    [Benchmark(AutoBatch = false)]
    [Sla(P95LatencySeconds = 60)]
    public void Unproven()
    {
    }
}
