using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Senytl.Performance.Measuring;
using Senytl.Performance.Tests.Llm;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

public sealed class SpendLimitTests
{
    // 1000 input tokens of gpt-4 cost 0.03 USD a call.
    private readonly IChatClient client = ScriptedChatClient.Answering("gpt-4", 1000, 0, "hi").Measured();

    [Fact]
    public async Task A_load_limited_by_time_is_projected_at_the_rate_of_its_warm_up()
    {
        var options = Timed with { WarmupIterationsPerUser = 5 };

        var result = await LoadTest.RunAsync(options, AskAsync);

        Assert.Equal(0, result.Requests);
        Assert.StartsWith("refused before the start: ", result.AbortReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_whose_end_throws_into_the_agent_is_over_and_its_cost_is_spent()
    {
        var throws = new AsyncLocal<bool>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument is { Meter.Name: SenytlTelemetry.MeterName, Name: "gen_ai.client.operation.duration" })
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) =>
        {
            if (throws.Value)
            {
                throw new InvalidOperationException("the exporter is gone");
            }
        });
        listener.Start();
        var call = 0;

        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "throws", Iterations = 9, Warmup = 0, MaxSpendUsd = 0.1m }, async token =>
        {
            throws.Value = call++ == 0;
            var error = await Record.ExceptionAsync(() => client.GetResponseAsync("?", cancellationToken: token));
            Assert.Equal(throws.Value, error is InvalidOperationException);
        });

        Assert.Equal("the spend limit of $0.10 was reached: $0.09 recorded, the rest in flight", result.AbortReason);
    }

    [Fact]
    public async Task A_load_of_known_cost_is_refused_before_its_warm_up()
    {
        var calls = 0;
        var options = new BenchmarkOptions { Name = "known", Iterations = 5, Warmup = 1, MaxSpendUsd = 5.5m, ExpectedCostUsdPerRequest = 1 };

        var result = await Benchmark.RunAsync(options, () => ++calls);

        Assert.Equal(
            "refused before the start: 6 requests at $1.00 project to $6.00, over the spend limit of $5.50; plan fewer requests or raise MaxSpendUsd",
            result.AbortReason);
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task Every_request_that_an_iteration_records_by_hand_is_part_of_the_projection()
    {
        var options = new BenchmarkOptions { Name = "by hand", Iterations = 10, Warmup = 2, MaxSpendUsd = 1 };

        var result = await Benchmark.RunAsync(options, () =>
        {
            for (var request = 0; request < 3; request++)
            {
                Metrics.Record(TimeSpan.FromMilliseconds(1), new TokenUsage { Input = 1 }, costUsd: 0.03m);
            }
        });

        Assert.StartsWith("refused before the start: 30 requests at $0.03 project to $1.08,", result.AbortReason, StringComparison.Ordinal);
        Assert.Equal((0, 6), (result.Requests, result.WarmupRequests));
    }

    [Theory]
    [InlineData(0.34, null)]
    [InlineData(0.32, "refused before the start: 10 requests at $0.03 project to $0.33, over the spend limit of $0.32; plan fewer requests or raise MaxSpendUsd")]
    public async Task Pauses_are_part_of_the_projection(double limit, string? refused)
    {
        // Ten requests of 1 s with nine pauses of 30 s between them, in 300 s.
        var clock = new ManualClock { JumpsToDelays = true };
        var options = new LoadTestOptions
        {
            Name = "pauses",
            ConcurrentUsers = 1,
            WarmupIterationsPerUser = 1,
            Duration = TimeSpan.FromSeconds(300),
            ThinkTime = TimeSpan.FromSeconds(30),
            TimeProvider = clock,
            MaxSpendUsd = (decimal)limit,
        };

        var result = await LoadTest.RunAsync(options, async (_, token) =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await client.GetResponseAsync("?", cancellationToken: token);
        });

        Assert.Equal((refused is null ? 10 : 0, refused), (result.Requests, result.AbortReason));
    }

    [Fact]
    public async Task A_load_of_which_nothing_is_known_says_that_it_could_only_be_stopped_while_it_ran()
    {
        var result = await LoadTest.RunAsync(Timed with { MaxSpendUsd = 1 }, AskAsync);

        Assert.True(result.Requests > 0);
        Assert.StartsWith("the spend limit of $1.00 was reached", result.AbortReason, StringComparison.Ordinal);
        Assert.Contains(result.Notes, note => note.Contains("only while it ran", StringComparison.Ordinal) && note.Contains("warm up first", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_open_load_is_refused_by_the_cost_that_is_expected()
    {
        var options = new LoadTestOptions
        {
            Name = "open",
            Profile = LoadProfile.ConstantRate(100, TimeSpan.FromSeconds(10)),
            MaxSpendUsd = 20,
            ExpectedCostUsdPerRequest = 0.03m,
        };

        var result = await LoadTest.RunAsync(options, AskAsync);

        Assert.Equal(0, result.Requests);
        Assert.Contains("1,000 requests at $0.03 project to $30.00", result.AbortReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_in_flight_count_with_their_expected_cost_before_any_has_ended()
    {
        string? reason = null;
        var meter = new SpendMeter(1m, expectedUsd: 0.3m, told => reason = told);

        meter.Begin();
        meter.Begin();
        meter.Begin();
        Assert.Null(reason);
        meter.Begin();
        Assert.StartsWith("the spend limit of $1.00 was reached", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_reaches_the_limit_while_progress_is_told_waits_for_nothing()
    {
        var clock = new ManualClock();
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var recorded = new ManualResetEventSlim();
        var recordedMeanwhile = false;
        var options = new LoadTestOptions
        {
            Name = "told",
            ConcurrentUsers = 2,
            IterationsPerUser = 1,
            MaxSpendUsd = 1,
            ExpectedCostUsdPerRequest = 0,
            TimeProvider = clock,
            Progress = new Telling(() =>
            {
                told.TrySetResult();
                recordedMeanwhile = recorded.Wait(TimeSpan.FromSeconds(60));
            }),
        };

        var result = await LoadTest.RunAsync(options, async (user, _) =>
        {
            if (user.Index == 0)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return;
            }

            await told.Task;
            Metrics.Record(TimeSpan.FromMilliseconds(1), new TokenUsage(), costUsd: 2);
            recorded.Set();
        });

        Assert.True(recordedMeanwhile);
        Assert.StartsWith("the spend limit of $1.00 was reached", result.AbortReason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expected_cost_without_a_limit_is_refused() => Assert.Contains(
        "ExpectedCostUsdPerRequest is 0.1 without MaxSpendUsd",
        Assert.Throws<ArgumentException>(() => (Timed with { MaxSpendUsd = null, ExpectedCostUsdPerRequest = 0.1m }).Validate()).Message,
        StringComparison.Ordinal);

    private static LoadTestOptions Timed => new()
    {
        Name = "timed",
        ConcurrentUsers = 2,
        Duration = TimeSpan.FromHours(10),
        MaxSpendUsd = 20,
    };

    private async Task AskAsync(VirtualUser user, CancellationToken token)
    {
        await Task.Delay(5, token);
        await client.GetResponseAsync("?", cancellationToken: token);
    }

    private sealed class Telling(Action tell) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => tell();
    }
}
