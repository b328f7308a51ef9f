using System.Diagnostics;
using Senytl.Performance;

namespace Senytl.Benchmarks.Micro;

/// <summary>The same six kernels by <c>Benchmark.RunAsync</c> and by BenchmarkDotNet, in turn.</summary>
internal static class MicroSuite
{
    private const int Rounds = 3;

    public static async Task RunAsync(Figures figures)
    {
        figures.Note("BenchmarkDotNet 0.14: default job, in-process emit toolchain; per kernel the least median of the rounds, as load only adds time");
        var compared = new List<Comparison>();
        foreach (var kernel in new Kernels().All)
        {
            var comparison = await CompareAsync(kernel);
            Print(figures, kernel.Name.ToLowerInvariant(), comparison);
            compared.Add(comparison);
        }

        figures.Print("micro_vs_bdn_worst_percent", compared.Max(of => Math.Abs(of.Off(reading => reading.Median))), "%");
        figures.Print("micro_vs_bdn_worst_of_min_percent", compared.Max(of => Math.Abs(of.Off(reading => reading.Min))), "%");
        figures.Print("micro_time_vs_bdn_ratio", compared.Sum(of => of.OurSeconds) / compared.Sum(of => of.TheirSeconds), "of its time");
    }

    /// <summary>Rounds of both tools. Ours is short, and runs on both sides of the other, so that both meet the same quiet moments.</summary>
    private static async Task<Comparison> CompareAsync((string Name, Func<ulong> Body) kernel)
    {
        var (ours, theirs) = (new List<Reading>(), new List<Reading>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await OursAsync(kernel));
            theirs.Add(Peer.Run(kernel.Name));
            ours.Add(await OursAsync(kernel));
        }

        return new Comparison(ours, theirs);
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
