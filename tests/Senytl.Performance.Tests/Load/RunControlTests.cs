using Microsoft.Extensions.AI;
using Senytl.Performance.Tests.Llm;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

public sealed class RunControlTests
{
    private static readonly Objective Fast = Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, seconds: 60);

    [Fact]
    public async Task A_run_of_nothing_but_errors_is_stopped_after_five_seconds()
    {
        var options = new LoadTestOptions { Name = "down", ConcurrentUsers = 2, Duration = TimeSpan.FromMinutes(10) };

        var result = await LoadTest.RunAsync(options, async (_, token) =>
        {
            await Task.Delay(50, token);
            throw new HttpRequestException("connection refused");
        });

        Assert.StartsWith("all of the last", result.AbortReason, StringComparison.Ordinal);
        Assert.Contains("connection refused", result.AbortReason, StringComparison.Ordinal);
        Assert.Equal(Verdict.Failed, result.Verdict);
    }

    [Fact]
    public async Task A_spend_limit_stops_the_run_when_what_was_spent_and_what_is_in_flight_reaches_it()
    {
        // 1000 input tokens of gpt-4 cost 0.03 USD a call.
        var client = ScriptedChatClient.Answering("gpt-4", 1000, 0, "hi").Measured();
        var options = new LoadTestOptions
        {
            Name = "spend",
            ConcurrentUsers = 4,
            Duration = TimeSpan.FromMinutes(5),
            MaxSpendUsd = 3m,
        };

        var result = await LoadTest.RunAsync(options, (_, token) => client.GetResponseAsync("?", cancellationToken: token));

        Assert.StartsWith("the spend limit of $3.00 was reached", result.AbortReason, StringComparison.Ordinal);
        Assert.InRange(result.CostUsd!.Value, 2.8m, 3.2m);
    }

    [Fact]
    public async Task A_run_whose_projected_cost_is_over_the_limit_is_refused_before_it_starts()
    {
        var client = ScriptedChatClient.Answering("gpt-4", 1000, 0, "hi").Measured();
        var options = new BenchmarkOptions { Name = "refused", Iterations = 1000, Warmup = 2, MaxSpendUsd = 5m };

        var result = await Benchmark.RunAsync(options, token => client.GetResponseAsync("?", cancellationToken: token));

        Assert.Equal(0, result.Requests);
        Assert.Contains("1,000 requests at $0.03 project to $30.06", result.AbortReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_of_a_run_that_is_stopped_says_why()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var kept = new List<PerformanceResult>();
        var options = new LoadTestOptions { Name = "kept", ConcurrentUsers = 1, Duration = TimeSpan.FromMinutes(10) };

        await LoadTest.RunAsync(options, (_, _) => new ValueTask(stop.CancelAsync()), kept.Add, cancellationToken: stop.Token);

        Assert.Equal("cancelled from outside, e.g. by a test timeout or Ctrl-C; it had not ended when this was written", Assert.Single(kept).AbortReason);
    }

    [Fact]
    public async Task An_inconclusive_run_is_extended_until_it_is_decided()
    {
        var options = new BenchmarkOptions
        {
            Name = "extended",
            Iterations = 10,
            ExtendUntilDecided = TimeSpan.FromSeconds(60),
            Objectives = [Fast],
        };

        var result = await Benchmark.RunAsync(options, token => Task.Delay(2, token));

        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.True(result.Requests >= 88);
        Assert.Single(result.Runs);
        Assert.Equal(10, result.Runs[0].Requests);
    }

    [Fact]
    public async Task Repeated_runs_are_pooled_and_their_spread_is_told()
    {
        var clock = new ManualClock();
        var n = 0;
        var options = new BenchmarkOptions { Name = "runs", Iterations = 20, Warmup = 0, Runs = 3, TimeProvider = clock };

        var result = await Benchmark.RunAsync(options, _ =>
        {
            // 10, 20 and 30 ms; one request of each run takes 100 ms.
            clock.Advance(TimeSpan.FromMilliseconds(n % 20 == 7 ? 100 : 10 * (1 + (n / 20))));
            n++;
            return Task.CompletedTask;
        });

        Assert.Equal(60, result.Requests);
        Assert.Equal([20L, 20, 20], result.Runs.Select(run => run.Requests));
        Assert.Equal(result.Runs.Aggregate(TimeSpan.Zero, (sum, run) => sum + run.WallTime), result.WallTime);
        Assert.Equal(0.5, result.SpreadBetweenRuns(Percentile.P95)!.Value, tolerance: 1e-9);
        Assert.Equal(0, result.SpreadBetweenRuns(Percentile.Max));
    }

    [Fact]
    public async Task The_first_request_is_kept_as_the_cold_start()
    {
        var n = 0;
        var options = new BenchmarkOptions { Name = "cold", Iterations = 5, Warmup = 1 };

        var result = await Benchmark.RunAsync(options, token => n++ == 0 ? Task.Delay(60, token) : Task.CompletedTask);

        Assert.True(result.FirstRequest!.ResponseTime >= TimeSpan.FromMilliseconds(50));
        Assert.Equal(5, result.Requests);
    }

    [Fact]
    public async Task Progress_is_told_once_a_second()
    {
        var lines = new List<string>();
        var clock = new ManualClock();
        var options = new LoadTestOptions
        {
            Name = "progress",
            ConcurrentUsers = 1,
            Duration = TimeSpan.FromSeconds(2.5),
            TimeProvider = clock,
            Progress = new Lines(lines),
        };

        await LoadTest.RunAsync(options, (_, _) =>
        {
            clock.Advance(TimeSpan.FromSeconds(0.3));
            return Task.CompletedTask;
        });

        Assert.Equal(
            [
                "    1 s  1 user  3 requests  3/s  p50 300 ms  p95 300 ms  0 errors  no cost",
                "    2 s  1 user  6 requests  3/s  p50 300 ms  p95 300 ms  0 errors  no cost",
            ],
            lines);
    }

    private sealed class Lines(List<string> lines) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => lines.Add(value.ToString());
    }
}
