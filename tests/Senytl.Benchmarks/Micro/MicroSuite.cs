namespace Senytl.Benchmarks.Micro;

/// <summary>The same six kernels by <c>Benchmark.RunAsync</c> and by BenchmarkDotNet, in turn.</summary>
internal static class MicroSuite
{
    private const int FewestRounds = 3;
    private const int MostRounds = 5;

    /// <summary>A kernel gets more rounds while its figure is less certain than this, in percent: 2 % must be told from 0.</summary>
    private const double MostError = 0.7;

    public static async Task RunAsync(Figures figures)
    {
        figures.Note("BenchmarkDotNet 0.14: default job, its time without building; each figure is the middle one of the rounds");
        var kernels = new Kernels().All;
        var all = kernels.Select(kernel => new KernelComparison(kernel.Name, kernel.Body)).ToList();
        for (var round = 1; round <= MostRounds; round++)
        {
            var due = all.Where(kernel => round <= FewestRounds || kernel.StandardErrorPercent > MostError).ToList();
            foreach (var kernel in due)
            {
                await kernel.RoundAsync();
            }

            figures.Note($"round {round} is over: {due.Count} of {all.Count} kernels");
        }

        await BusyMachine.MeasureAsync(figures, kernels[0]);
        all.ForEach(kernel => Print(figures, kernel));
        figures.Print("micro_vs_bdn_worst_percent", all.Max(kernel => Math.Abs(kernel.OffPercent)), "%");
        figures.Print("micro_time_vs_bdn_ratio", all.Max(kernel => kernel.TimeRatio), "of its time, at most");
    }

    private static void Print(Figures figures, KernelComparison kernel)
    {
        var name = kernel.Name.ToLowerInvariant();
        figures.Print($"micro_{name}_ours", kernel.Ours, "ns");
        figures.Print($"micro_{name}_bdn", kernel.Theirs, "ns");
        figures.Print($"micro_{name}_off", kernel.OffPercent, "%");
        figures.Print($"micro_{name}_off_error", kernel.StandardErrorPercent, "% standard error");
        figures.Print($"micro_{name}_bdn_spread", kernel.TheirSpreadPercent, "% between its own rounds");
        figures.Print($"micro_{name}_time_ratio", kernel.TimeRatio, "of its time");
    }
}
