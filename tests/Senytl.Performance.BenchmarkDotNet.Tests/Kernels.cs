using BenchmarkDotNet.Attributes;

namespace Senytl.BridgeTests;

/// <summary>What the real run of BenchmarkDotNet measures.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class Kernels
{
    [Params(100)]
    public int Size { get; set; }

    [Benchmark]
    public byte[] Allocates() => new byte[Size];

    [Benchmark(Description = "adds up")]
    public int Sums()
    {
        var sum = 0;
        for (var i = 0; i < Size; i++)
        {
            sum += i;
        }

        return sum;
    }

    [Benchmark]
    public int Throws() => throw new InvalidOperationException("the kernel is broken");
}
