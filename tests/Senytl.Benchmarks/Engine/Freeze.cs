using Senytl.ModelServer;
using Senytl.Performance;
using Senytl.Performance.Load;

namespace Senytl.Benchmarks.Engine;

/// <summary>
/// A target that is stopped for 2 s of 10 s at 200 requests/s: the truth is p90/p95/p99 = 1000/1500/1900 ms. And one that
/// is stopped until after the end: every arrival must be accounted for.
/// </summary>
internal static class Freeze
{
    private const int Rate = 200;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(Figures figures)
    {
        await using var server = await ModelServer.ModelServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };
        await Ask(client, CancellationToken.None);

        var frozen = await RunAsync(server, client, from: TimeSpan.FromSeconds(4), to: TimeSpan.FromSeconds(6));
        figures.Print("freeze_p90_ms", frozen.ResponseTime.P90.TotalMilliseconds, "ms (truth 1000)");
        figures.Print("freeze_p95_ms", frozen.ResponseTime.P95.TotalMilliseconds, "ms (truth 1500)");
        figures.Print("freeze_p99_ms", frozen.ResponseTime.P99.TotalMilliseconds, "ms (truth 1900)");

        var ended = await RunAsync(server, client, from: TimeSpan.FromSeconds(8), to: TimeSpan.FromSeconds(60));
        figures.Print("endfreeze_unaccounted", (Rate * Length.TotalSeconds) - ended.Requests, "arrivals due and in no class");
        figures.Print("endfreeze_unfinished", ended.Outcomes.GetValueOrDefault(Senytl.Performance.RequestOutcome.Unfinished), "requests");
    }

    private static async Task<PerformanceResult> RunAsync(ModelServer.ModelServer server, HttpClient client, TimeSpan from, TimeSpan to)
    {
        using var pause = new Timer(_ => server.Pause(), null, from, Timeout.InfiniteTimeSpan);
        using var resume = new Timer(_ => server.Resume(), null, to, Timeout.InfiniteTimeSpan);
        var options = new LoadTestOptions
        {
            Name = "freeze",
            Profile = LoadProfile.ConstantRate(Rate, Length),
            GracePeriod = TimeSpan.FromSeconds(1),
            RequestTimeout = TimeSpan.FromSeconds(60),
        };
        var result = await LoadTest.RunAsync(options, Ask(client));
        server.Resume();
        return result;
    }

    private static Func<VirtualUser, CancellationToken, Task> Ask(HttpClient client) => (_, token) => Ask(client, token);

    private static async Task Ask(HttpClient client, CancellationToken token)
    {
        using var response = await client.GetAsync("v1/models", token);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync(token);
    }
}
