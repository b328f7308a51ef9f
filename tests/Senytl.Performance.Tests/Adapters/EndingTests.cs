using Senytl.Performance.Adapters;
using Senytl.Performance.Load.Batching;
using Senytl.Performance.Reporting;

namespace Senytl.Performance.Tests.Adapters;

/// <summary>What becomes of a run whose body ends by an exception that is no failure to the test framework.</summary>
public sealed class EndingTests
{
    private int calls;

    [Fact]
    public async Task The_first_skip_stops_the_run_and_is_handed_on_without_a_report_or_a_file()
    {
        var reports = new List<string>();
        var test = Of(
            new LoadTestOptions { Name = nameof(The_first_skip_stops_the_run_and_is_handed_on_without_a_report_or_a_file), ConcurrentUsers = 3, IterationsPerUser = 1_000_000 },
            (user, _) => user is { Index: 1, Iteration: 5 } ? throw new SkipException("no key") : default,
            reports);

        var skip = await Assert.ThrowsAsync<SkipException>(() => test.JudgeAsync(CancellationToken.None));

        Assert.Equal("no key", skip.Message);
        Assert.InRange(calls, 6, 2_999_999);
        Assert.Empty(reports);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(ResultFolder.Root(), test.Options.Name)));
    }

    [Fact]
    public async Task A_skip_after_an_await_in_the_warm_up_ends_the_test_before_anything_is_measured()
    {
        var test = Of(new BenchmarkOptions { Name = "warm-up", Iterations = 20, Warmup = 1 }, async (_, _) =>
        {
            await Task.Yield();
            throw new SkipException("no key");
        });

        await Assert.ThrowsAsync<SkipException>(() => test.JudgeAsync(CancellationToken.None));

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_skip_of_an_open_load_ends_the_test()
    {
        var test = Of(
            new LoadTestOptions { Name = "open", Profile = LoadProfile.ConstantRate(200, TimeSpan.FromMinutes(10)) },
            (user, _) => user.Index == 3 ? throw new SkipException("no key") : default);

        await Assert.ThrowsAsync<SkipException>(() => test.JudgeAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_body_that_skips_because_its_run_was_stopped_is_judged_by_the_stop()
    {
        var test = Of(
            new LoadTestOptions { Name = "stopped", ConcurrentUsers = 1, Duration = TimeSpan.FromMinutes(10), MaxRunTime = TimeSpan.FromMilliseconds(50) },
            async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw new SkipException("cancelled");
            });

        var (_, violation) = await test.JudgeAsync(CancellationToken.None);

        Assert.Contains("the limit of the run time", violation!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_success_by_exception_is_a_request_that_is_measured_and_judged()
    {
        var test = Of(
            new BenchmarkOptions { Name = "success", Iterations = 10, Warmup = 0, Objectives = [Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, seconds: 1)] },
            async (user, _) =>
            {
                Metrics.Record(TimeSpan.FromSeconds(3));
                if (user.Iteration % 2 == 0)
                {
                    await Task.Yield();
                }

                throw new SuccessException();
            });

        var (result, violation) = await test.JudgeAsync(CancellationToken.None);

        Assert.Equal((10, 0), (result.Succeeded, result.Failed));
        Assert.Contains("FAIL  p95 latency  ≤ 1 s  measured 3 s", violation!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_body_that_ends_by_a_success_is_called_once_an_iteration()
    {
        var test = new PerformanceTest
        {
            Options = new BenchmarkOptions { Name = "short", Iterations = 20 },
            Body = (_, _) => throw new SuccessException(),
            Synchronous = () => throw new SuccessException(),
            Output = _ => { },
            Ending = EndingOf,
        };

        var (result, violation) = await test.JudgeAsync(CancellationToken.None);

        Assert.Null(violation);
        Assert.Null(result.Operation);
        Assert.Equal((20, 0), (result.Succeeded, result.Failed));
    }

    [Fact]
    public void A_success_within_a_batch_leaves_the_time_of_a_call_unknown_and_says_what_to_set()
    {
        using var watch = new EndingWatch(EndingOf, CancellationToken.None);
        var loop = watch.Around(new ActionLoop(() => throw new SuccessException()))!;
        var user = new VirtualUser(0, seed: 1, users: 1);

        var failure = Assert.Throws<InvalidOperationException>(() => loop.Run(16, user, CancellationToken.None, out _));

        Assert.Contains("set AutoBatch = false", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, loop.Run(1, user, CancellationToken.None, out var pending));
        Assert.True(pending.IsCompletedSuccessfully);
    }

    private PerformanceTest Of(RunOptions options, Func<VirtualUser, CancellationToken, ValueTask> body, List<string>? reports = null) => new()
    {
        Options = options,
        Body = (user, token) =>
        {
            Interlocked.Increment(ref calls);
            return body(user, token);
        },
        Output = text => reports?.Add(text),
        Ending = EndingOf,
    };

    private static BodyEnding EndingOf(Exception exception) => exception switch
    {
        SkipException => BodyEnding.EndsTest,
        SuccessException => BodyEnding.Success,
        _ => BodyEnding.Failure,
    };

    private sealed class SkipException(string message) : Exception(message);

    private sealed class SuccessException : Exception;
}
