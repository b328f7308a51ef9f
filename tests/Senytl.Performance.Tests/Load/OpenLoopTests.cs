using System.Diagnostics.Metrics;
using Senytl.Performance.Load;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

public sealed class OpenLoopTests
{
    [Fact]
    public async Task What_waits_for_a_place_does_not_begin_once_the_run_was_stopped()
    {
        using var cancel = new CancellationTokenSource();
        var begun = 0;
        var options = new LoadTestOptions { Name = "stopped", Profile = LoadProfile.Burst(100, Second, Second), MaxInFlight = 1 };

        var result = await LoadTest.RunAsync(
            options,
            async (_, _) =>
            {
                Interlocked.Increment(ref begun);
                await cancel.CancelAsync();
            },
            cancel.Token);

        Assert.Equal(1, begun);
        Assert.Equal(result.Requests - 1, result.Outcomes.GetValueOrDefault(RequestOutcome.Missed));
    }

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Every_arrival_is_one_request_however_slow_the_target_is()
    {
        var result = await RunAsync(LoadProfile.ConstantRate(200, Second), (_, token) => Task.Delay(150, token));

        Assert.Equal(200, result.Requests);
        Assert.Equal(200, result.Succeeded);
        Assert.Equal(Enumerable.Range(0, 200), result.Samples.Select(sample => sample.User).Order());
        Assert.Equal(200, result.Generator!.ScheduleLag.Count);
    }

    [Fact]
    public async Task Positions_of_a_later_pass_follow_those_of_the_passes_before()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<long>();
        var options = new LoadTestOptions { Name = "passes", Profile = LoadProfile.ConstantRate(100, Second / 10), Runs = 3 };

        await LoadTest.RunAsync(options, (user, _) =>
        {
            seen.Add(user.Position.Iteration);
            return Task.CompletedTask;
        });

        Assert.Equal(Enumerable.Range(0, 30).Select(i => (long)i), seen.Order());
    }

    [Fact]
    public async Task Positions_are_counted_by_the_arrivals_that_came_and_not_by_those_expected()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<long>();
        var profile = Enumerable.Range(1, 100).Select(seed => LoadProfile.Poisson(1000, Second / 10, seed)).First(one => one.Arrivals.Count() > one.ArrivalCount);

        await LoadTest.RunAsync(new LoadTestOptions { Name = "passes", Profile = profile, Runs = 2 }, (user, _) =>
        {
            seen.Add(user.Position.Iteration);
            return Task.CompletedTask;
        });

        Assert.Equal(Enumerable.Range(0, 2 * profile.Arrivals.Count()).Select(i => (long)i), seen.Order());
    }

    [Fact]
    public async Task The_time_that_the_engine_takes_to_record_a_request_is_not_the_requests()
    {
        var clock = new ManualClock();
        using var slow = SlowRecording("two at once", clock, TimeSpan.FromSeconds(10));
        var options = new LoadTestOptions
        {
            Name = "two at once",
            Profile = LoadProfile.Burst(2, Second / 100, Second / 100),
            MaxInFlight = 1,
            TimeProvider = clock,
        };

        var result = await LoadTest.RunAsync(options, (_, _) =>
        {
            clock.Advance(Second);
            return Task.CompletedTask;
        });

        // Both are due at once. The first ends after 1 s and the second after 12 s, since its place was taken for 11.
        Assert.Equal([Second, 12 * Second], result.Samples.Select(sample => sample.ResponseTime).Order());
        Assert.Equal((1 + 12) / 12.0, result.Generator!.MeanInFlight!.Value, 9);
        Assert.Equal([1e9, 12e9], result.Trend.Select(point => (double)point.ResponseTime).Order());
    }

    /// <summary>Whoever listens to the engine's meters holds up the recording of each request.</summary>
    private static MeterListener SlowRecording(string name, ManualClock clock, TimeSpan time)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "senytl.request.service_time")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            if (tags.ToArray().Any(tag => tag.Value is string run && run == name))
            {
                clock.Advance(time);
            }
        });
        listener.Start();
        return listener;
    }

    [Fact]
    public async Task A_stall_of_the_target_is_felt_by_every_request_that_was_due_during_it()
    {
        var result = await RunAsync(
            LoadProfile.ConstantRate(100, Second), (user, token) => user.Index == 0 ? Task.Delay(600, token) : Task.CompletedTask, maxInFlight: 1);

        // With one place in flight, all but the first wait for it: their service time is nothing, their response time is.
        Assert.Equal(100, result.Succeeded);
        Assert.True(result.ServiceTime.P95 < TimeSpan.FromMilliseconds(300));
        Assert.True(result.Samples.Count(sample => sample.ResponseTime > TimeSpan.FromMilliseconds(100)) >= 25);
    }

    [Fact]
    public async Task A_stall_is_felt_too_by_the_first_request_that_each_body_times_itself_and_by_it_alone()
    {
        var result = await RunAsync(
            LoadProfile.ConstantRate(100, Second),
            async (user, token) =>
            {
                await Task.Delay(user.Index == 0 ? 600 : 0, token);
                Metrics.Record(TimeSpan.FromMilliseconds(1));
                Metrics.Record(TimeSpan.FromMilliseconds(1));
            },
            maxInFlight: 1);

        Assert.Equal(200, result.Succeeded);
        Assert.All(result.Samples, sample => Assert.Equal(TimeSpan.FromMilliseconds(1), sample.ServiceTime));
        Assert.InRange(result.Samples.Count(sample => sample.ResponseTime > TimeSpan.FromMilliseconds(100)), 25, 100);
        Assert.True(result.Samples.Count(sample => sample.ResponseTime == sample.ServiceTime) >= 100);
    }

    [Fact]
    public async Task What_is_open_after_the_grace_period_is_unfinished_and_what_never_started_is_missed()
    {
        var grace = TimeSpan.FromMilliseconds(100);
        using var profile = new HeldProfile(arrivals: 50);
        var hanging = 0;

        var result = await RunAsync(
            profile,
            (user, token) =>
            {
                if (user.Index < 20)
                {
                    return Task.CompletedTask;
                }

                if (Interlocked.Increment(ref hanging) == 10)
                {
                    profile.End();
                }

                return Task.Delay(Timeout.Infinite, token);
            },
            maxInFlight: 10,
            grace);

        Assert.Equal(50, result.Requests);
        Assert.Equal(20, result.Succeeded);
        Assert.Equal(10, result.Outcomes[RequestOutcome.Unfinished]);
        Assert.Equal(20, result.Outcomes[RequestOutcome.Missed]);
        Assert.Equal(50, result.ResponseTime.Count);
        Assert.All(result.Slowest, slow => Assert.True(slow.ResponseTime >= grace));
        Assert.Contains(result.Slowest, slow => slow.Outcome == RequestOutcome.Unfinished);
    }

    [Fact]
    public async Task A_body_that_ignores_its_token_does_not_hold_up_the_end()
    {
        using var profile = new HeldProfile(arrivals: 5);
        var begun = 0;

        var result = await RunAsync(
            profile,
            (_, _) =>
            {
                if (Interlocked.Increment(ref begun) == 5)
                {
                    profile.End();
                }

                return new TaskCompletionSource().Task;
            },
            grace: TimeSpan.FromMilliseconds(50));

        Assert.Equal(5, result.Outcomes[RequestOutcome.Unfinished]);
    }

    [Fact]
    public async Task Requests_due_in_the_warm_up_are_excluded_and_reported()
    {
        var options = new LoadTestOptions { Name = "warm-up", Profile = LoadProfile.ConstantRate(100, Second / 2), Warmup = Second / 5 };

        var result = await LoadTest.RunAsync(options, (_, _) => Task.CompletedTask);

        Assert.Equal(20, result.WarmupRequests);
        Assert.Equal(30, result.Requests);
    }

    [Fact]
    public async Task Random_picks_belong_to_the_arrival_and_repeat_by_seed()
    {
        var first = await PicksAsync(seed: 5);

        Assert.Equal(first, await PicksAsync(seed: 5));
        Assert.NotEqual(first, await PicksAsync(seed: 6));
        Assert.InRange(first.Distinct().Count(), 15, 20);

        static async Task<int[]> PicksAsync(int seed)
        {
            var picks = new int[20];
            var options = new LoadTestOptions { Name = "seed", Profile = LoadProfile.Burst(20, Second / 10, Second / 10), Seed = seed };
            await LoadTest.RunAsync(options, (user, _) =>
            {
                picks[user.Index] = user.Next(1_000_000);
                return Task.CompletedTask;
            });
            return picks;
        }
    }

    [Fact]
    public async Task A_cancelled_profile_accounts_for_what_it_had_dispatched()
    {
        using var cancel = new CancellationTokenSource();
        var options = new LoadTestOptions { Name = "cancelled", Profile = LoadProfile.ConstantRate(1000, TimeSpan.FromMinutes(5)) };
        var started = 0;

        var result = await LoadTest.RunAsync(
            options,
            async (_, _) =>
            {
                if (Interlocked.Increment(ref started) == 50)
                {
                    await cancel.CancelAsync();
                }
            },
            cancel.Token);

        Assert.True(result.Requests >= 50);
        Assert.NotNull(result.AbortReason);
    }

    [Fact]
    public async Task The_context_of_the_caller_is_there_in_the_body()
    {
        var ambient = new AsyncLocal<string> { Value = "caller's" };
        var seen = new List<string?>();

        await RunAsync(LoadProfile.ConstantRate(10, Second / 2), (_, _) =>
        {
            lock (seen)
            {
                seen.Add(ambient.Value);
            }

            return Task.CompletedTask;
        });

        Assert.All(seen, value => Assert.Equal("caller's", value));
    }

    [Fact]
    public void A_profile_beside_closed_options_is_refused()
    {
        var options = new LoadTestOptions { Name = "both", Profile = LoadProfile.ConstantRate(1, Second), Duration = Second, MaxInFlight = 0 };

        var message = Assert.Throws<ArgumentException>(options.Validate).Message;

        Assert.Contains("a profile replaces all of them", message, StringComparison.Ordinal);
        Assert.Contains("MaxInFlight is 0; it is 1 to 1000000.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saturated_generator_cannot_pass_a_latency()
    {
        var health = Generators.Of(cpuShare: 0.1, lag: TimeSpan.FromMilliseconds(2));

        Assert.Contains("schedule lag p99 2 ms is over 1 ms", health.SaturatedFor(TimeSpan.FromMilliseconds(20)), StringComparison.Ordinal);
        Assert.Null(health.SaturatedFor(TimeSpan.FromMilliseconds(50)));
        Assert.Contains("used 90 %", (health with { CpuShare = 0.9 }).SaturatedFor(Second), StringComparison.Ordinal);
        Assert.Null((health with { CpuShare = 0.9, Concurrent = false }).SaturatedFor(Second));
        Assert.Null((health with { CpuShare = 0.9, TooShortForCpuShare = true }).SaturatedFor(Second));
    }

    [Theory]
    [InlineData(0.99, 0.04, "other processes had the machine's processors (99 % in use, 4 % by this one): give the run a machine of its own")]
    [InlineData(0.99, 0.6, "lower the rate or give it more cores")]
    [InlineData(0.5, 0.04, "lower the rate or give it more cores")]
    public void A_late_generator_is_told_what_helps(double busy, double own, string remedy)
    {
        var health = Generators.Of(own, lag: TimeSpan.FromMilliseconds(2)) with
        {
            Machine = new MachineLoad { BusyShare = busy, StolenShare = 0, Throttled = TimeSpan.Zero },
        };

        Assert.EndsWith("; " + remedy, health.SaturatedFor(TimeSpan.FromMilliseconds(20)), StringComparison.Ordinal);
    }

    private static Task<PerformanceResult> RunAsync(
        LoadProfile profile, Func<VirtualUser, CancellationToken, Task> body, int maxInFlight = 1000, TimeSpan? grace = null) =>
        LoadTest.RunAsync(
            new LoadTestOptions { Name = "open", Profile = profile, MaxInFlight = maxInFlight, GracePeriod = grace ?? TimeSpan.FromSeconds(20) },
            body);
}
