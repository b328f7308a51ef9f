using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;
using Senytl.Performance.Tests.Llm;

namespace Senytl.Performance.Tests.Sla;

[Collection(nameof(MemoryLeakTests))]
[CollectionDefinition(nameof(MemoryLeakTests), DisableParallelization = true)]
public sealed class MemoryLeakTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-0.2)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_threshold_that_cannot_be_one_is_refused(double threshold) => Assert.Contains(
        "above 0", Assert.Throws<ArgumentOutOfRangeException>(() => new MemoryLeakObjective(threshold)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_body_that_keeps_what_it_allocates_leaks_by_any_threshold_it_exceeds()
    {
        var kept = new List<byte[]>();

        var result = await RunAsync(() => kept.Add(new byte[500_000]));

        // 200 × 500 KB are kept; what other tests left behind may be freed meanwhile.
        Assert.True(result.Memory!.LiveHeapGrowth >= 80_000_000);
        Assert.Equal(Verdict.Failed, Objectives.NoMemoryLeaks(0.2).Judge(result).Verdict);
        Assert.Matches(@"MB more are reachable after 200 requests: at most [\d.]+ KB each on average", Objectives.NoMemoryLeaks(0.2).Judge(result).Reason);

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
    public async Task What_the_run_itself_records_of_long_errors_is_no_leak()
    {
        var options = new LoadTestOptions { Name = "errors", IterationsPerUser = 5000, ConcurrentUsers = 1, WarmupIterationsPerUser = 5 };

        var result = await LoadTest.RunAsync(options, (user, _) => throw new FormatException($"{user.Iteration} {new string('x', 400)}"));

        Assert.True(result.Memory!.LiveHeapGrowth < 1_000_000, $"{result.Memory.LiveHeapGrowth} B");
    }

    [Fact]
    public async Task What_requests_without_model_calls_leave_behind_is_not_taken_for_what_the_run_records()
    {
        var kept = new byte[5000][];
        var options = new LoadTestOptions { Name = "leaves 2.5 MB", IterationsPerUser = 5000, ConcurrentUsers = 1, WarmupIterationsPerUser = 5 };

        var result = await LoadTest.RunAsync(options, (user, _) =>
        {
            kept[user.Iteration % 5000] = new byte[500];
            return Task.CompletedTask;
        });

        Assert.Equal(Verdict.Failed, Objectives.NoMemoryLeaks(0.001).Judge(result).Verdict);
        GC.KeepAlive(kept);
    }

    [Fact]
    public async Task What_requests_recorded_by_hand_leave_behind_is_not_taken_for_what_the_run_records()
    {
        var kept = new byte[5000][];
        var options = new LoadTestOptions { Name = "leaves 2.5 MB", IterationsPerUser = 5000, ConcurrentUsers = 1, WarmupIterationsPerUser = 5 };
        var usage = new TokenUsage { Input = 10, Output = 5 };

        var result = await LoadTest.RunAsync(options, (user, _) =>
        {
            kept[user.Iteration % 5000] = new byte[500];
            Metrics.Record(TimeSpan.FromMilliseconds(1), usage, costUsd: 0);
            return Task.CompletedTask;
        });

        Assert.InRange(result.Memory!.LiveHeapGrowth, 2_000_000, 3_500_000);
        GC.KeepAlive(kept);
    }

    [Theory]
    [InlineData(1_800_000, 2_300_000, "+500 KB (+27.8 % of 1.8 MB)", "1 MB is allowed to a heap of which 20 % is less")]
    [InlineData(50_000_000, 52_000_000, "+2 MB (+4 % of 50 MB)", null)]
    [InlineData(50_000_000, 49_000_000, "-1 MB (-2 % of 50 MB)", null)]
    public void A_pass_says_by_which_of_the_two_limits(long before, long after, string measured, string? why)
    {
        var verdict = Objectives.NoMemoryLeaks().Judge(Grown(before, after, requests: 0));

        Assert.Equal((Verdict.Passed, measured, why), (verdict.Verdict, verdict.Measured, verdict.Reason));
    }

    [Fact]
    public void A_leak_says_what_is_known_of_each_request_and_no_more()
    {
        var verdict = Objectives.NoMemoryLeaks().Judge(Grown(10_000_000, 16_000_000, requests: 3));

        Assert.Equal((Verdict.Failed, "+6 MB (+60 % of 10 MB)"), (verdict.Verdict, verdict.Measured));
        Assert.Equal(
            "6 MB more are reachable after 3 requests: at most 2 MB each on average, less if part is kept once, which a longer warm-up leaves out",
            verdict.Reason);
    }

    [Theory]
    [InlineData(null, false, ", stable")]
    [InlineData(0.05, true, ", LEAK")]
    public void The_file_calls_a_leak_what_the_text_does(double? threshold, bool leaks, string mark)
    {
        var result = Grown(50_000_000, 55_000_000, requests: 3);
        result = threshold is { } share ? result.JudgedBy([Objectives.NoMemoryLeaks(share), Objectives.NoMemoryLeaks()]) : result;

        Assert.Equal(leaks, ResultDocument.From(result).Memory!.Leaks);
        Assert.Contains(FigureRows.Of(result), row => row[0] == "memory" && row[1].Contains(mark, StringComparison.Ordinal));
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

    private static PerformanceResult Grown(long before, long after, int requests)
    {
        using var session = Metrics.Start();
        for (var i = 0; i < requests; i++)
        {
            Metrics.Record(TimeSpan.FromMilliseconds(1));
        }

        return ResultBuilder.Build(session.Scope.Run, new RunEnd
        {
            Memory = new MemorySummary { AverageRss = 1, PeakRss = 1, LiveHeapBefore = before, LiveHeapAfter = after, Samples = [] },
        });
    }

    private static Task<PerformanceResult> RunAsync(Action body) =>
        Benchmark.RunAsync(new BenchmarkOptions { Name = "memory", Iterations = 200, AutoBatch = false }, _ =>
        {
            body();
            return Task.CompletedTask;
        });
}
