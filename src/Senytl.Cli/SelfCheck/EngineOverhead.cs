using System.Diagnostics;
using Senytl.Performance;

namespace Senytl.Cli.SelfCheck;

/// <summary>CPU time and allocation of an iteration whose body does nothing, through the whole engine.</summary>
internal sealed record EngineOverhead(double Nanoseconds, double Bytes)
{
    /// <summary>Measures the difference of two lengths, which leaves out what a run costs once; the median of the rounds.</summary>
    /// <param name="shorter">Iterations of the short run.</param>
    /// <param name="longer">Iterations of the long run.</param>
    /// <param name="rounds">Pairs of runs, after one that warms up.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<EngineOverhead> MeasureAsync(int shorter, int longer, int rounds, CancellationToken cancellation)
    {
        await RunAsync(shorter, cancellation).ConfigureAwait(false);
        var nanoseconds = new List<double>();
        var bytes = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var first = await RunAsync(shorter, cancellation).ConfigureAwait(false);
            var second = await RunAsync(longer, cancellation).ConfigureAwait(false);
            nanoseconds.Add((second.Nanoseconds - first.Nanoseconds) / (longer - shorter));
            bytes.Add((second.Bytes - first.Bytes) / (longer - shorter));
        }

        return new(Median(nanoseconds), Math.Round(Median(bytes), 3));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<(double Nanoseconds, double Bytes)> RunAsync(int iterations, CancellationToken cancellation)
    {
        var options = new LoadTestOptions { Name = "empty", ConcurrentUsers = 1, IterationsPerUser = iterations };
        var cpu = Cpu();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        await LoadTest.RunAsync(options, (_, _) => ValueTask.CompletedTask, cancellation).ConfigureAwait(false);
        var used = ((Cpu() - cpu).TotalNanoseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated);
        cancellation.ThrowIfCancellationRequested();
        return used;
    }

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
