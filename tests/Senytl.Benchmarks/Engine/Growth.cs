using Senytl.Performance;

namespace Senytl.Benchmarks.Engine;

/// <summary>Whether memory grows with the number of samples, and with the seconds in which they come.</summary>
/// <remarks>
/// 20M requests of one user, log-normal around 85 µs with a mean of 100 µs: 10,000 a second on a clock that the body moves by each request's latency.
/// From the first million to the last the run is looked at 1,900 times, and keeps what it keeps of each second.
/// </remarks>
internal static class Growth
{
    private const int First = 1_000_000;
    private const int Last = 20_000_000;
    private const double MedianNanoseconds = 85_000;
    private const double Sigma = 0.57;
    private const int Latencies = 1 << 18;

    public static async Task RunAsync(Figures figures)
    {
        // The first time the runtime compiles as it goes, for several million requests: that memory holds no sample.
        await LoadAsync();
        var (growth, looks) = await LoadAsync();
        figures.Print("growth_1m_20m_mb", growth, $"MB of RSS from 1M to 20M samples, over {looks} looks");
    }

    /// <returns>Megabytes from the first million to the last request, and looks in between.</returns>
    private static async Task<(double Growth, int Looks)> LoadAsync()
    {
        var (n, looks, looksAtFirst) = (0, 0, 0);
        double atFirst = 0, atLast = 0;
        var time = new ReplayedTime();
        var latencies = LogNormal();
        var options = new LoadTestOptions
        {
            Name = "growth",
            ConcurrentUsers = 1,
            IterationsPerUser = Last,
            TimeProvider = time,
            Progress = new Looks(() => looks++),
        };
        await LoadTest.RunAsync(options, (_, _) =>
        {
            n++;
            time.Advance(latencies[n & (Latencies - 1)]);
            if (n == First)
            {
                (atFirst, looksAtFirst) = (Settled(), looks);
            }
            else if (n == Last)
            {
                atLast = Settled();
            }

            return ValueTask.CompletedTask;
        });
        return (atLast - atFirst, looks - looksAtFirst);
    }

    /// <summary>What is held, and not the free memory that the collector has set aside: that depends on when it last ran.</summary>
    private static double Settled()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return EngineSuite.RssMegabytes();
    }

    private static long[] LogNormal()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Latencies).Select(_ => (long)(MedianNanoseconds * Math.Exp(Sigma * Normal(random))))];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed class Looks(Action look) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => look();
    }
}
