using System.Diagnostics;
using Senytl.Cli.Load;
using Senytl.Performance;

namespace Senytl.Benchmarks.Http;

/// <summary>Requests a second and CPU a request of one round.</summary>
internal readonly record struct ClosedRound(double PerSecond, double CpuMicroseconds)
{
    public const int Users = 32;

    /// <summary>Through the whole engine.</summary>
    public static async Task<ClosedRound> EngineAsync(HttpTarget target, TimeSpan length)
    {
        var options = new LoadTestOptions { Name = "http", ConcurrentUsers = Users, Duration = length };
        var cpu = Cpu();
        var result = await LoadTest.RunAsync(options, (_, token) => new ValueTask(target.SendAsync(token)));
        result.ThrowIfFailed();
        return new(result.ThroughputPerSecond, (Cpu() - cpu).TotalMicroseconds / result.Requests);
    }

    /// <summary>The same requests in loops that measure nothing.</summary>
    public static async Task<ClosedRound> BareAsync(HttpTarget target, TimeSpan length)
    {
        var cpu = Cpu();
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Users).Select(_ => Task.Run(async () =>
        {
            var count = 0L;
            for (; Stopwatch.GetElapsedTime(start) < length; count++)
            {
                await target.SendAsync(CancellationToken.None);
            }

            return count;
        })));
        return new(counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds, (Cpu() - cpu).TotalMicroseconds / counts.Sum());
    }

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
