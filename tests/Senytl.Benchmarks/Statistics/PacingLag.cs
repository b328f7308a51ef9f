using Senytl.Performance.Load;

namespace Senytl.Benchmarks.Statistics;

/// <summary>How late arrivals are handed over at 1000 a second, and what the wait costs.</summary>
internal static class PacingLag
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    /// <summary>The median and 99th percentile of lag in milliseconds, and the share of one core that was used, in percent.</summary>
    public static async Task<(double P50, double P99, double CpuPercent)> MeasureAsync()
    {
        var dispatcher = new ArrivalDispatcher(LoadProfile.ConstantRate(1000, Length), TimeProvider.System);
        var cpu = Environment.CpuUsage.TotalTime;
        await dispatcher.RunAsync(TimeProvider.System.GetTimestamp(), static _ => { }, CancellationToken.None);
        var used = Environment.CpuUsage.TotalTime - cpu;
        return (dispatcher.Lag.ValueAt(50) / 1e6, dispatcher.Lag.ValueAt(99) / 1e6, 100 * used / Length);
    }
}
