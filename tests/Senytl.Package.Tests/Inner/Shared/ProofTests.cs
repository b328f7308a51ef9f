using Senytl.Performance;

namespace Inner;

/// <summary>A limit that is kept and not proven, where the attribute asks for proof.</summary>
[Sla(P95LatencySeconds = 60)]
public class ProofTests
{
    [Benchmark(AutoBatch = false, RequireProof = true)]
    public void Benchmark_that_needs_proof()
    {
    }

    [LoadTest(ConcurrentUsers = 2, IterationsPerUser = 10, RequireProof = true)]
    public void Load_that_needs_proof()
    {
    }
}
