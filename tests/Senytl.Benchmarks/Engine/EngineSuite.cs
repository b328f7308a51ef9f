using System.Diagnostics;
using Senytl.Performance;
using Senytl.Performance.Load;

namespace Senytl.Benchmarks.Engine;

/// <summary>What the engine itself costs, and whether it keeps its schedule.</summary>
internal static class EngineSuite
{
    public static async Task RunAsync(Figures figures)
    {
        await EmptyIterations.RunAsync(figures);
        await Recording.RunAsync(figures);
        await Growth.RunAsync(figures);
        await IdleUsers.RunAsync(figures);
        await ScheduleLagAsync(figures);
        await Freeze.RunAsync(figures);
    }

    private static async Task ScheduleLagAsync(Figures figures)
    {
        var options = new LoadTestOptions { Name = "lag", Profile = LoadProfile.ConstantRate(1000, TimeSpan.FromSeconds(10)) };
        var result = await LoadTest.RunAsync(options, (_, _) => Task.CompletedTask);
        figures.Print("schedule_lag_p99_ms", result.Generator!.ScheduleLag.P99.TotalMilliseconds, "ms");
        figures.Print("schedule_cpu_share", result.Generator.CpuShare, "of all cores");
    }

    public static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    public static double RssMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1e6;
    }
}
