using System.Diagnostics;
using Senytl.Performance;

namespace Senytl.Benchmarks.Micro;

/// <summary>The same six kernels by <c>Benchmark.RunAsync</c> and by BenchmarkDotNet, in turn.</summary>
internal static class MicroSuite
{
    private const int Rounds = 3;

    public static async Task RunAsync(Figures figures)
    {
        var kernels = new Kernels().All;
        var ours = kernels.Select(_ => new List<Reading>()).ToArray();
        var theirs = kernels.Select(_ => new List<Reading>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < kernels.Count; i++)
            {
                var first = (round + i) % 2 == 0;
                if (first)
                {
                    ours[i].Add(await OursAsync(kernels[i]));
                }

                theirs[i].Add(Peer.Run(kernels[i].Name));
                if (!first)
                {
                    ours[i].Add(await OursAsync(kernels[i]));
                }
            }
        }

        Print(figures, kernels, ours, theirs);
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

    private static void Print(
        Figures figures, IReadOnlyList<(string Name, Func<ulong> Body)> kernels, List<Reading>[] ours, List<Reading>[] theirs)
    {
        figures.Note("BenchmarkDotNet 0.14: default job, in-process emit toolchain; per kernel the least median of the rounds, as load only adds time");
        for (var i = 0; i < kernels.Count; i++)
        {
            var name = kernels[i].Name.ToLowerInvariant();
            figures.Print($"micro_{name}_ours", Least(ours[i], reading => reading.Median), "ns");
            figures.Print($"micro_{name}_bdn", Least(theirs[i], reading => reading.Median), "ns");
            figures.Print($"micro_{name}_off", Off(ours[i], theirs[i], reading => reading.Median), "%");
            figures.Print($"micro_{name}_min_off", Off(ours[i], theirs[i], reading => reading.Min), "%");
        }

        figures.Print("micro_vs_bdn_worst_percent", Worst(reading => reading.Median), "%");
        figures.Print("micro_vs_bdn_worst_of_min_percent", Worst(reading => reading.Min), "%");
        figures.Print("micro_time_vs_bdn_ratio", Seconds(ours) / Seconds(theirs), "of its time");

        double Worst(Func<Reading, double> figure) => Enumerable.Range(0, kernels.Count).Max(i => Math.Abs(Off(ours[i], theirs[i], figure)));
    }

    private static double Off(List<Reading> ours, List<Reading> theirs, Func<Reading, double> figure) =>
        ((Least(ours, figure) / Least(theirs, figure)) - 1) * 100;

    private static double Least(List<Reading> readings, Func<Reading, double> figure) => readings.Min(figure);

    private static double Seconds(IEnumerable<List<Reading>> readings) => readings.Sum(of => of.Sum(reading => reading.Took.TotalSeconds));
}
