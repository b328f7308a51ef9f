using Senytl.Performance.Statistics;

namespace Senytl.Performance.Tests;

/// <summary>How a load generator fared that had several requests at once.</summary>
internal static class Generators
{
    /// <param name="cpuShare">The share of its cores that it used.</param>
    /// <param name="lag">How late it started its one request; none was due without.</param>
    public static GeneratorHealth Of(double cpuShare, TimeSpan? lag = null)
    {
        var lags = new Distribution();
        if (lag is { } late)
        {
            lags.Record(late.Ticks * TimeSpan.NanosecondsPerTick);
        }

        return new GeneratorHealth
        {
            CpuShare = cpuShare,
            ScheduleLag = new DurationStats(lags),
            GcPause = TimeSpan.Zero,
            ThreadPoolQueuePeak = 0,
            Concurrent = true,
        };
    }
}
