using Senytl.Performance;

namespace Senytl.Benchmarks.Engine;

/// <summary>CPU time and allocation of an iteration whose body does nothing, through the whole engine.</summary>
internal static class EmptyIterations
{
    private const int Short = 2_000_000;
    private const int Long = 12_000_000;
    private const int Rounds = 5;

    public static async Task RunAsync(Figures figures)
    {
        await RunAsync(Short);
        var nanoseconds = new List<double>();
        var bytes = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            // The difference of two lengths leaves out what a run costs once.
            var (shortCpu, shortBytes) = await RunAsync(Short);
            var (longCpu, longBytes) = await RunAsync(Long);
            nanoseconds.Add((longCpu - shortCpu) / (Long - Short));
            bytes.Add((longBytes - shortBytes) / (Long - Short));
        }

        figures.Print("overhead_ns", nanoseconds.Order().ElementAt(Rounds / 2), "ns CPU per iteration");
        figures.Print("overhead_alloc_bytes", Math.Round(bytes.Order().ElementAt(Rounds / 2), 3), "B per iteration");
    }

    private static async Task<(double Nanoseconds, double Bytes)> RunAsync(int iterations)
    {
        var options = new LoadTestOptions { Name = "empty", ConcurrentUsers = 1, IterationsPerUser = iterations };
        var cpu = EngineSuite.Cpu();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        await LoadTest.RunAsync(options, (_, _) => ValueTask.CompletedTask);
        return ((EngineSuite.Cpu() - cpu).TotalNanoseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }
}
