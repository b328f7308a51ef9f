using Senytl.Performance.Tests.Llm;

namespace Senytl.Performance.Tests.Sla;

[Collection(nameof(MemoryLeakTests))]
[CollectionDefinition(nameof(MemoryLeakTests), DisableParallelization = true)]
public sealed class MemoryLeakTests
{
    [Fact]
    public async Task A_body_that_keeps_what_it_allocates_leaks_by_any_threshold_it_exceeds()
    {
        var kept = new List<byte[]>();

        var result = await RunAsync(() => kept.Add(new byte[500_000]));

        // 200 × 500 KB are kept; what other tests left behind may be freed meanwhile.
        Assert.True(result.Memory!.LiveHeapGrowth >= 80_000_000);
        Assert.Equal(Verdict.Failed, Objectives.NoMemoryLeaks(0.2).Judge(result).Verdict);
        Assert.Contains("stay reachable per request", Objectives.NoMemoryLeaks(0.2).Judge(result).Reason, StringComparison.Ordinal);

        var share = (double)result.Memory.LiveHeapGrowth / result.Memory.LiveHeapBefore;
        Assert.Equal(Verdict.Passed, Objectives.NoMemoryLeaks(share * 1.1).Judge(result).Verdict);
        Assert.Equal(Verdict.Failed, Objectives.NoMemoryLeaks(share * 0.9).Judge(result).Verdict);
        GC.KeepAlive(kept);
    }

    [Fact]
    public async Task A_body_that_drops_what_it_allocates_does_not()
    {
        var result = await RunAsync(() => GC.KeepAlive(new byte[100_000]));

        Assert.Equal(Verdict.Passed, Objectives.NoMemoryLeaks().Judge(result).Verdict);
        Assert.True(result.Memory!.PeakRss >= result.Memory.AverageRss);
        Assert.NotEmpty(result.Memory.Samples);
    }

    [Fact]
    public async Task What_the_run_itself_records_of_many_measured_calls_is_no_leak()
    {
        var client = ScriptedChatClient.Answering("gpt-4o-mini", 10, 5, "hello", " there").Measured();
        var options = new LoadTestOptions { Name = "records", ConcurrentUsers = 4, IterationsPerUser = 5000, WarmupIterationsPerUser = 5 };

        var result = await LoadTest.RunAsync(options, async (_, token) =>
        {
            await foreach (var update in client.GetStreamingResponseAsync([], cancellationToken: token))
            {
            }
        });

        Assert.Equal(20_000, result.Succeeded);
        Assert.True(result.Memory!.RecorderBytes > 1_000_000);
        Assert.Equal(Verdict.Passed, Objectives.NoMemoryLeaks(0.001).Judge(result).Verdict);
    }

    [Fact]
    public void A_snapshot_has_all_its_figures()
    {
        var snapshot = MemorySnapshot.Take();

        Assert.True(snapshot.Rss > 1_000_000);
        Assert.True(snapshot.Virtual >= snapshot.Rss);
        Assert.InRange(snapshot.LimitShare, 1e-6, 1);
        Assert.True(snapshot.ManagedHeap > 100_000);
    }

    private static Task<PerformanceResult> RunAsync(Action body) =>
        Benchmark.RunAsync(new BenchmarkOptions { Name = "memory", Iterations = 200, AutoBatch = false }, _ =>
        {
            body();
            return Task.CompletedTask;
        });
}
