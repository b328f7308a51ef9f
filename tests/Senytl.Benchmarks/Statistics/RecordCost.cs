using System.Diagnostics;
using Senytl.Performance.Statistics;

namespace Senytl.Benchmarks.Statistics;

/// <summary>What recording one value costs once the histogram is in use.</summary>
internal static class RecordCost
{
    private const int Count = 4_000_000;
    private const int Rounds = 7;

    /// <summary>Nanoseconds and bytes a value, with one tracked limit; the best of the rounds.</summary>
    public static (double Nanoseconds, double Bytes) Measure()
    {
        var random = SeededRandom.From(3);
        var values = new long[4096];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = LatencyShape.All[1].Next(ref random);
        }

        var distribution = new Distribution();
        distribution.Track(3_000_000);
        Record(distribution, values, Count);
        var best = double.PositiveInfinity;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            Record(distribution, values, Count);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Count);
        }

        return (best, (GC.GetAllocatedBytesForCurrentThread() - before) / ((double)Count * Rounds));
    }

    private static void Record(Distribution distribution, long[] values, int count)
    {
        for (var i = 0; i < count; i++)
        {
            distribution.Record(values[i & 4095]);
        }
    }
}
