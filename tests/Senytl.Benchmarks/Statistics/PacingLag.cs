using Senytl.Performance;
using Senytl.Performance.Load;
using Senytl.Performance.Statistics;

namespace Senytl.Benchmarks.Statistics;

/// <summary>How late arrivals are handed over at 1000 a second, beside a loop of delays: rounds of a second, in turn.</summary>
internal sealed class PacingLag
{
    private const int Rounds = 7;
    private const int PerSecond = 1000;

    private readonly List<Distribution> paced = [];
    private readonly List<Distribution> delayed = [];
    private TimeSpan used;

    /// <summary>The share of one core that the pacer used, in percent.</summary>
    public double CpuPercent => 100 * used / TimeSpan.FromSeconds(Rounds);

    public static async Task<PacingLag> MeasureAsync()
    {
        var measured = new PacingLag();
        for (var round = 0; round < Rounds; round++)
        {
            await measured.PaceAsync();
            await measured.DelayAsync();
        }

        return measured;
    }

    /// <summary>A percentile of the pacer's lag in milliseconds: the median of the rounds.</summary>
    public double Paced(double percentile) => MedianRound(paced, percentile);

    /// <summary>As <see cref="Paced"/>, of the loop of delays.</summary>
    public double Delayed(double percentile) => MedianRound(delayed, percentile);

    private static double MedianRound(List<Distribution> rounds, double percentile) =>
        rounds.Select(round => round.ValueAt(percentile)).Order().ElementAt(Rounds / 2) / 1e6;

    private async Task PaceAsync()
    {
        var dispatcher = new ArrivalDispatcher(LoadProfile.ConstantRate(PerSecond, TimeSpan.FromSeconds(1)), TimeProvider.System);
        var lag = new Distribution();
        var before = Environment.CpuUsage.TotalTime;
        await Task.Factory.StartNew(
            () => dispatcher.Run(TimeProvider.System.GetTimestamp(), arrival => lag.Record(Nanoseconds(arrival.Dispatched - arrival.Due)), CancellationToken.None),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        used += Environment.CpuUsage.TotalTime - before;
        paced.Add(lag);
    }

    private static long Nanoseconds(long ticks) => Clock.ToNanoseconds(ticks, TimeProvider.System.TimestampFrequency);

    // What a loop of delays makes of the same deadlines, which it does not let slip either.
    private async Task DelayAsync()
    {
        var lag = new Distribution();
        var start = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < PerSecond; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / PerSecond);
            while (TimeProvider.System.GetElapsedTime(start) < due)
            {
                await Task.Delay(1);
            }

            lag.Record((TimeProvider.System.GetElapsedTime(start) - due).Ticks * TimeSpan.NanosecondsPerTick);
        }

        delayed.Add(lag);
    }
}
