using Senytl.Performance;

namespace Senytl.Benchmarks.Engine;

/// <summary>Whether memory grows with the number of samples.</summary>
internal static class Growth
{
    private const int First = 1_000_000;
    private const int Last = 20_000_000;

    public static async Task RunAsync(Figures figures)
    {
        var n = 0;
        double atFirst = 0, atLast = 0;
        var options = new LoadTestOptions { Name = "growth", ConcurrentUsers = 1, IterationsPerUser = Last };
        await LoadTest.RunAsync(options, (_, _) =>
        {
            n++;
            if (n == First)
            {
                GC.Collect();
                atFirst = EngineSuite.RssMegabytes();
            }
            else if (n == Last)
            {
                GC.Collect();
                atLast = EngineSuite.RssMegabytes();
            }

            return ValueTask.CompletedTask;
        });
        figures.Print("growth_1m_20m_mb", atLast - atFirst, "MB of RSS from 1M to 20M samples");
    }
}
