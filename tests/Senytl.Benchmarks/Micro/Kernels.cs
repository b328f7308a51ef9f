using BenchmarkDotNet.Attributes;

namespace Senytl.Benchmarks.Micro;

/// <summary>Six bodies of the same chain of dependent steps, from about 5 ns to about 10 ms.</summary>
public class Kernels
{
    private ulong state = 0x9E3779B97F4A7C15;

    [Benchmark]
    public ulong Nanoseconds5() => state = Mix(state, 4);

    [Benchmark]
    public ulong Nanoseconds50() => state = Mix(state, 30);

    [Benchmark]
    public ulong Microsecond1() => state = Mix(state, 600);

    [Benchmark]
    public ulong Microseconds50() => state = Mix(state, 30_000);

    [Benchmark]
    public ulong Millisecond1() => state = Mix(state, 600_000);

    [Benchmark]
    public ulong Milliseconds10() => state = Mix(state, 6_000_000);

    public IReadOnlyList<(string Name, Func<ulong> Body)> All =>
    [
        (nameof(Nanoseconds5), Nanoseconds5),
        (nameof(Nanoseconds50), Nanoseconds50),
        (nameof(Microsecond1), Microsecond1),
        (nameof(Microseconds50), Microseconds50),
        (nameof(Millisecond1), Millisecond1),
        (nameof(Milliseconds10), Milliseconds10),
    ];

    // xorshift64: each step needs the one before, so nothing runs ahead of it.
    private static ulong Mix(ulong value, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            value ^= value << 13;
            value ^= value >> 7;
            value ^= value << 17;
        }

        return value;
    }
}
