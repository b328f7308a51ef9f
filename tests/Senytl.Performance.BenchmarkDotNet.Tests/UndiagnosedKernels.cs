using BenchmarkDotNet.Attributes;

namespace Senytl.BridgeTests;

/// <summary>Benchmarks without a diagnoser: nobody counts their allocations.</summary>
public class UndiagnosedKernels
{
    [Benchmark]
    public object Allocates() => new();
}
