using Senytl.Performance.Tests.Llm;

namespace Senytl.Performance.Tests.Load;

/// <summary>Ways in which requests, calls or money could drop out of a run without a word.</summary>
public sealed class NothingVanishesTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_that_has_no_message_is_still_a_failure(bool open)
    {
        var options = new LoadTestOptions { Name = "null message" };
        options = open
            ? options with { Profile = LoadProfile.ConstantRate(100, Second) }
            : options with { ConcurrentUsers = 1, IterationsPerUser = 100 };
        var n = 0;

        var result = await LoadTest.RunAsync(options, Task (_, _) =>
            Interlocked.Increment(ref n) % 2 == 0 ? throw new SilentException() : Task.CompletedTask);

        Assert.Equal(100, result.Requests);
        Assert.Equal(50, result.Failed);
        Assert.Equal(Verdict.Failed, result.Verdict);
    }

    [Fact]
    public async Task A_profile_that_breaks_off_aborts_the_run()
    {
        var trace = Path.GetTempFileName();
        await File.WriteAllLinesAsync(trace, Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"{i * 0.01:0.00}")));
        var profile = LoadProfile.Replay(trace);
        await File.WriteAllLinesAsync(trace, ["0.00", "0.01", "not a time", "0.03"]);
        try
        {
            var result = await LoadTest.RunAsync(new LoadTestOptions { Name = "trace", Profile = profile }, (_, _) => Task.CompletedTask);

            Assert.StartsWith("the profile broke off", result.AbortReason, StringComparison.Ordinal);
            Assert.Equal(Verdict.Failed, result.Verdict);
        }
        finally
        {
            File.Delete(trace);
        }
    }

    [Fact]
    public async Task A_place_that_a_hung_request_held_goes_to_the_next_arrival()
    {
        var options = new LoadTestOptions
        {
            Name = "hung",
            Profile = LoadProfile.Burst(5, Second / 10, Second / 10),
            MaxInFlight = 1,
            RequestTimeout = TimeSpan.FromMilliseconds(100),
        };

        var result = await LoadTest.RunAsync(options, (user, _) => user.Index == 0 ? new TaskCompletionSource().Task : Task.CompletedTask);

        Assert.Equal(5, result.Requests);
        Assert.DoesNotContain(RequestOutcome.Missed, result.Outcomes.Keys);
    }

    [Fact]
    public async Task Calls_between_requests_are_in_the_totals()
    {
        var client = ScriptedChatClient.Answering("gpt-4", 10, 5, "hi").Measured();
        var pending = new List<Task>();
        var options = new LoadTestOptions
        {
            Name = "between",
            ConcurrentUsers = 1,
            IterationsPerUser = 10,
            ThinkTime = TimeSpan.FromMilliseconds(30),
        };

        var result = await LoadTest.RunAsync(options, async (_, token) =>
        {
            // On a busy machine a call may come late, and then it is waited for: only the last one may outlast the run.
            await Task.WhenAll(pending);
            pending.Add(LaterAsync());

            async Task LaterAsync()
            {
                await Task.Delay(5, token);
                await client.GetResponseAsync([], cancellationToken: token);
            }
        });
        await Task.WhenAll(pending);

        Assert.InRange(result.ModelCalls, 9, 10);
        Assert.Equal(result.ModelCalls * 15, result.Tokens!.Total);
    }

    [Fact]
    public async Task A_call_after_the_last_record_by_hand_still_counts()
    {
        var client = ScriptedChatClient.Answering("gpt-4", 10, 5, "hi").Measured();

        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "after", Iterations = 10, Warmup = 0 }, async token =>
        {
            await client.GetResponseAsync([], cancellationToken: token);
            Metrics.Record(Second);
            await client.GetResponseAsync([], cancellationToken: token);
        });

        Assert.Equal(20, result.ModelCalls);
        Assert.Equal(300, result.Tokens!.Total);
    }

    [Fact]
    public async Task A_spend_limit_sees_the_warm_up_unknown_prices_and_what_is_recorded_by_hand()
    {
        var priced = ScriptedChatClient.Answering("gpt-4", 1000, 0, "hi").Measured();
        var unpriced = ScriptedChatClient.Answering("nobodys-model", 1, 1, "hi").Measured();
        BenchmarkOptions options = new() { Name = "spend", Iterations = 500, Warmup = 100, MaxSpendUsd = 1m };

        var warm = await Benchmark.RunAsync(options, token => priced.GetResponseAsync([], cancellationToken: token));
        var unknown = await Benchmark.RunAsync(options, token => unpriced.GetResponseAsync([], cancellationToken: token));
        var byHand = await Benchmark.RunAsync(options, _ =>
        {
            Metrics.Record(Second, new TokenUsage { Input = 1, Output = 1 }, costUsd: 0.1m);
            return Task.CompletedTask;
        });

        Assert.InRange(warm.WarmupRequests, 33, 36);
        Assert.Contains("nobodys-model", unknown.AbortReason, StringComparison.Ordinal);
        Assert.InRange(byHand.WarmupRequests, 10, 11);
        Assert.All([warm, unknown, byHand], result => Assert.Equal(Verdict.Failed, result.Verdict));
    }

    [Fact]
    public async Task A_progress_handler_that_throws_stops_the_run_and_not_the_process()
    {
        var options = new LoadTestOptions
        {
            Name = "progress",
            ConcurrentUsers = 1,
            Duration = TimeSpan.FromSeconds(30),
            Progress = new Throwing(),
        };

        var result = await LoadTest.RunAsync(options, (_, token) => Task.Delay(10, token));

        Assert.Equal("watching the run failed: no currently active test", result.AbortReason);
    }

    [Fact]
    public async Task A_warm_up_that_ate_the_run_is_named()
    {
        var options = new LoadTestOptions
        {
            Name = "eaten",
            Profile = LoadProfile.ConstantRate(10, Second),
            Warmup = TimeSpan.FromMilliseconds(950),
        };

        var result = await LoadTest.RunAsync(options, (_, _) => Task.CompletedTask);

        Assert.Equal("the warm-up ate the run: 10 warm-up requests, and none that was measured", result.Invalidity);
    }

    [Fact]
    public async Task An_average_of_requests_that_were_cut_off_below_the_limit_has_no_value()
    {
        var options = new BenchmarkOptions
        {
            Name = "cut",
            Iterations = 20,
            RequestTimeout = TimeSpan.FromMilliseconds(20),
            Objectives = [Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, 60), Objectives.ErrorRate(1)],
        };
        var n = 0;

        var result = await Benchmark.RunAsync(options, token => n++ % 4 == 0 ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask);

        Assert.Equal(Verdict.Failed, result.Objectives[0].Verdict);
        Assert.Contains("timed out below the limit", result.Objectives[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_draw_from_streams_of_their_own()
    {
        var draws = new int[8][];
        await LoadTest.RunAsync(new LoadTestOptions { Name = "draws", ConcurrentUsers = 8, IterationsPerUser = 1 }, (user, _) =>
        {
            draws[user.Index] = [.. Enumerable.Range(0, 20).Select(_ => user.Next(1_000_000))];
            return Task.CompletedTask;
        });

        Assert.InRange(draws.SelectMany(draw => draw).Distinct().Count(), 155, 160);
    }

    private sealed class SilentException : Exception
    {
        public override string Message => null!;
    }

    private sealed class Throwing : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => throw new InvalidOperationException("no currently active test");
    }
}
