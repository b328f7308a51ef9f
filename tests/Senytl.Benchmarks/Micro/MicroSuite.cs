using System.Diagnostics;
using Senytl.Performance;

namespace Senytl.Benchmarks.Micro;

/// <summary>The same six kernels by <c>Benchmark.RunAsync</c> and by BenchmarkDotNet, in turn.</summary>
internal static class MicroSuite
{
    private const int Rounds = 3;

    public static async Task RunAsync(Figures figures)
    {
        figures.Note("BenchmarkDotNet 0.14: default job, its time without building; per kernel the least median of the rounds, as load only adds time");
        var kernels = new Kernels().All;
        var compared = kernels.ToDictionary(kernel => kernel.Name, _ => new Comparison([], []));
        for (var round = 1; round <= Rounds; round++)
        {
            await OursAsync(kernels, compared);
            foreach (var (name, reading) in Peer.Run())
            {
                compared[name].Theirs.Add(reading);
            }

            await OursAsync(kernels, compared);
            figures.Note($"round {round} of {Rounds} is over");
        }

        foreach (var (name, comparison) in compared)
        {
            Print(figures, name.ToLowerInvariant(), comparison);
        }

        figures.Print("micro_vs_bdn_worst_percent", compared.Values.Max(of => Math.Abs(of.Off(reading => reading.Median))), "%");
        figures.Print("micro_vs_bdn_worst_of_min_percent", compared.Values.Max(of => Math.Abs(of.Off(reading => reading.Min))), "%");
        figures.Print("micro_time_vs_bdn_ratio", compared.Values.Sum(of => of.OurSeconds) / compared.Values.Sum(of => of.TheirSeconds), "of its time");
    }

    /// <summary>Ours is short, and runs on both sides of the other, so that both meet the same quiet moments.</summary>
    private static async Task OursAsync(IReadOnlyList<(string Name, Func<ulong> Body)> kernels, Dictionary<string, Comparison> compared)
    {
        foreach (var kernel in kernels)
        {
            compared[kernel.Name].Ours.Add(await OursAsync(kernel));
        }
    }

    private static async Task<Reading> OursAsync((string Name, Func<ulong> Body) kernel)
    {
        var watch = Stopwatch.StartNew();
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = kernel.Name }, kernel.Body);
        var times = result.ResponseTime;
        return result.Operation is { } call
            ? new Reading(call[Percentile.P50], call.MeanNanoseconds, call.MinNanoseconds, watch.Elapsed)
            : new Reading(times.P50.TotalNanoseconds, times.Average.TotalNanoseconds, times.Min.TotalNanoseconds, watch.Elapsed);
    }

    private static void Print(Figures figures, string name, Comparison compared)
    {
        figures.Print($"micro_{name}_ours", Comparison.Least(compared.Ours, reading => reading.Median), "ns");
        figures.Print($"micro_{name}_bdn", Comparison.Least(compared.Theirs, reading => reading.Median), "ns");
        figures.Print($"micro_{name}_off", compared.Off(reading => reading.Median), "%");
        figures.Print($"micro_{name}_min_off", compared.Off(reading => reading.Min), "%");
        figures.Print($"micro_{name}_time_ratio", compared.OurSeconds / compared.TheirSeconds, "of its time");
    }
}
