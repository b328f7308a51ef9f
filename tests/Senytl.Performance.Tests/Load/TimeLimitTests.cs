using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

public sealed class TimeLimitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task A_request_over_its_time_limit_is_a_timeout_and_the_next_one_has_a_fresh_token()
    {
        var clock = new ManualClock();
        var options = new BenchmarkOptions { Name = "timeout", Iterations = 6, Warmup = 0, RequestTimeout = Limit, TimeProvider = clock };
        var n = 0;

        var result = await Benchmark.RunAsync(options, async token =>
        {
            Assert.False(token.IsCancellationRequested);
            if (n++ % 2 == 0)
            {
                clock.Advance(Limit);
                await Task.Delay(Timeout.Infinite, token);
            }
        });

        Assert.Equal(3, result.Outcomes[RequestOutcome.Timeout]);
        Assert.Equal(3, result.Succeeded);
        Assert.All(result.Samples.Where(sample => sample.Outcome == RequestOutcome.Timeout), sample => Assert.True(sample.ServiceTime >= Limit));
    }

    [Fact]
    public async Task A_timeout_counts_as_over_a_limit_that_it_did_not_reach()
    {
        var clock = new ManualClock();
        var options = new BenchmarkOptions
        {
            Name = "timeout over every limit",
            Iterations = 10,
            AutoBatch = false,
            RequestTimeout = Limit,
            TimeProvider = clock,
            Objectives = [Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, seconds: 60), Objectives.ErrorRate(1)],
        };
        var n = 0;

        var result = await Benchmark.RunAsync(options, async token =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            if (n++ == 5)
            {
                clock.Advance(Limit);
                await Task.Delay(Timeout.Infinite, token);
            }
        });

        var latency = result.Objectives[0];
        Assert.Equal(Verdict.Failed, latency.Verdict);
        Assert.Equal(1, latency.Over);
        Assert.Contains("1 timed out", latency.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_ignores_its_token_is_given_up_and_recorded()
    {
        var clock = new ManualClock();
        var options = new LoadTestOptions
        {
            Name = "stuck",
            ConcurrentUsers = 2,
            IterationsPerUser = 3,
            RequestTimeout = Limit,
            GracePeriod = Limit,
            TimeProvider = clock,
        };

        var result = await LoadTest.RunAsync(options, async (user, _) =>
        {
            if (user.Index == 0)
            {
                while (Metrics.Current.Requests < 3)
                {
                    await Task.Yield();
                }

                clock.Advance(Limit);
                clock.Advance(Limit);
                await new TaskCompletionSource().Task;
            }
        });

        Assert.Equal(1, result.Outcomes[RequestOutcome.Timeout]);
        Assert.Equal(3, result.Succeeded);
        Assert.Contains(result.Notes, note => note.Contains("1 users never came back", StringComparison.Ordinal));
        Assert.Contains("CancellationToken", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_run_keeps_what_it_recorded_and_does_not_pass()
    {
        using var cancel = new CancellationTokenSource();
        var options = new LoadTestOptions { Name = "cancelled", ConcurrentUsers = 4, Duration = TimeSpan.FromMinutes(5) };
        var done = 0;

        var result = await LoadTest.RunAsync(
            options,
            async (_, token) =>
            {
                if (Interlocked.Increment(ref done) == 100)
                {
                    await cancel.CancelAsync();
                }

                await Task.Yield();
                token.ThrowIfCancellationRequested();
            },
            cancel.Token);

        Assert.True(result.Succeeded >= 90);
        Assert.Contains("cancelled", result.AbortReason, StringComparison.Ordinal);
        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.Contains("aborted", Assert.Throws<SlaViolationException>(() => result.ThrowIfFailed()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_run_waits_for_bodies_that_ignore_the_token_as_long_as_the_grace_period_and_no_longer()
    {
        var clock = new ManualClock();
        using var cancel = new CancellationTokenSource();
        var options = new LoadTestOptions
        {
            Name = "cancelled, stuck",
            ConcurrentUsers = 3,
            Duration = TimeSpan.FromMinutes(5),
            RequestTimeout = Timeout.InfiniteTimeSpan,
            GracePeriod = TimeSpan.FromSeconds(1),
            TimeProvider = clock,
        };
        var inside = 0;

        var result = await LoadTest.RunAsync(
            options,
            async (_, token) =>
            {
                if (Interlocked.Increment(ref inside) == 3)
                {
                    await cancel.CancelAsync();
                    await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    clock.Advance(TimeSpan.FromSeconds(2));
                }

                await new TaskCompletionSource().Task;
            },
            cancel.Token).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(3, result.Outcomes[RequestOutcome.Cancelled]);
        Assert.All(result.Samples, sample => Assert.Equal(options.GracePeriod, sample.ServiceTime));
    }

    [Fact]
    public async Task Deadlines_never_hit_the_request_after_the_one_they_were_for()
    {
        var options = new LoadTestOptions
        {
            Name = "race",
            ConcurrentUsers = 8,
            Duration = TimeSpan.FromSeconds(1),
            RequestTimeout = TimeSpan.FromMilliseconds(4),
        };

        var result = await LoadTest.RunAsync(options, (user, _) => Task.Delay(user.Next(8), CancellationToken.None));

        // The limit and the service time are taken on the same clock from the same start.
        var timeouts = result.Samples.Where(sample => sample.Outcome == RequestOutcome.Timeout).ToList();
        Assert.NotEmpty(timeouts);
        Assert.All(timeouts, sample => Assert.True(sample.ServiceTime >= options.RequestTimeout));
    }
}
