using Senytl.Performance;

namespace Senytl.Benchmarks.Engine;

/// <summary>Memory of users that think.</summary>
internal static class IdleUsers
{
    private const int Users = 100_000;

    public static async Task RunAsync(Figures figures)
    {
        using var stop = new CancellationTokenSource();
        var done = 0;
        long managed = 0;
        double rss = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var options = new LoadTestOptions { Name = "idle", ConcurrentUsers = Users, IterationsPerUser = 2, ThinkTime = TimeSpan.FromHours(1) };
        var run = LoadTest.RunAsync(
            options,
            (_, _) =>
            {
                Interlocked.Increment(ref done);
                return ValueTask.CompletedTask;
            },
            stop.Token);
        while (Volatile.Read(ref done) < Users)
        {
            await Task.Delay(50);
        }

        await Task.Delay(500);
        rss = EngineSuite.RssMegabytes();
        managed = GC.GetTotalMemory(forceFullCollection: true) - before;
        await stop.CancelAsync();
        await run;
        figures.Print("idle_users_100k_rss_mb", rss, "MB of RSS");
        figures.Print("idle_user_managed_bytes", (double)managed / Users, "B per user");
    }
}
