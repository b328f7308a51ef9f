using System.Diagnostics;
using Senytl.Performance;

namespace Senytl.Benchmarks.Micro;

/// <summary>The same six kernels by <c>Benchmark.RunAsync</c> and by BenchmarkDotNet, in turn.</summary>
internal static class MicroSuite
{
    private const int Rounds = 3;
    private const int RunsOnEachSide = 2;

    public static async Task RunAsync(Figures figures)
    {
        figures.Note("BenchmarkDotNet 0.14: default job, its time without building; each figure is the middle one of the rounds");
        var kernels = new Kernels().All;
        var compared = kernels.ToDictionary(kernel => kernel.Name, _ => new List<Comparison>());
        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var kernel in kernels)
            {
                var before = await OursAsync(kernel);
                var theirs = Peer.Run(kernel.Name);
                compared[kernel.Name].Add(new Comparison([.. before, .. await OursAsync(kernel)], theirs));
            }

            figures.Note($"round {round} of {Rounds} is over");
        }

        await BusyMachine.MeasureAsync(figures, kernels[0]);
        foreach (var (name, rounds) in compared)
        {
            Print(figures, name.ToLowerInvariant(), rounds);
        }

        figures.Print("micro_vs_bdn_worst_percent", compared.Values.Max(rounds => Math.Abs(Off(rounds))), "%");
        var all = compared.Values.SelectMany(rounds => rounds).ToList();
        figures.Print("micro_time_vs_bdn_ratio", TimeRatio(all), "of its time");
    }

    private static async Task<IReadOnlyList<Reading>> OursAsync((string Name, Func<ulong> Body) kernel)
    {
        var readings = new Reading[RunsOnEachSide];
        for (var run = 0; run < RunsOnEachSide; run++)
        {
            var watch = Stopwatch.StartNew();
            var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = kernel.Name }, kernel.Body);
            readings[run] = result.Operation is { } call
                ? new Reading(call[Percentile.P50], watch.Elapsed)
                : new Reading(result.ResponseTime.P50.TotalNanoseconds, watch.Elapsed);
        }

        return readings;
    }

    private static void Print(Figures figures, string name, List<Comparison> rounds)
    {
        figures.Print($"micro_{name}_ours", Comparison.Middle(rounds.Select(round => round.OurMedian)), "ns");
        figures.Print($"micro_{name}_bdn", Comparison.Middle(rounds.Select(round => round.Theirs.Median)), "ns");
        figures.Print($"micro_{name}_off", Off(rounds), "%");
        figures.Print($"micro_{name}_time_ratio", TimeRatio(rounds), "of its time");
    }

    private static double Off(List<Comparison> rounds) => Comparison.Middle(rounds.Select(round => round.OffPercent));

    private static double TimeRatio(IEnumerable<Comparison> rounds) =>
        rounds.Sum(round => round.OurSeconds) / rounds.Sum(round => round.Theirs.Took.TotalSeconds);
}
