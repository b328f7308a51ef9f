using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

public sealed class ClosedLoopTests
{
    [Fact]
    public async Task Every_user_makes_all_its_iterations()
    {
        var options = new LoadTestOptions { Name = "all", ConcurrentUsers = 7, IterationsPerUser = 5 };

        var result = await LoadTest.RunAsync(options, (_, _) => Task.CompletedTask);

        Assert.Equal(35, result.Requests);
        Assert.Equal(35, result.Succeeded);
        Assert.All(result.Samples.GroupBy(sample => sample.User), user => Assert.Equal([0L, 1, 2, 3, 4], user.Select(s => s.Iteration).Order()));
        Assert.Equal(7, result.Samples.Select(sample => sample.User).Distinct().Count());
    }

    [Fact]
    public async Task Users_wait_side_by_side_and_not_one_after_the_other()
    {
        var inside = 0;
        var together = new TaskCompletionSource();
        var options = new LoadTestOptions { Name = "concurrent", ConcurrentUsers = 50, IterationsPerUser = 1 };

        var result = await LoadTest.RunAsync(options, async (_, token) =>
        {
            if (Interlocked.Increment(ref inside) == 50)
            {
                together.SetResult();
            }

            await together.Task.WaitAsync(token);
        });

        Assert.Equal(50, result.Succeeded);
    }

    [Fact]
    public async Task Users_whose_body_never_waits_share_the_threads()
    {
        // Were threads not shared, the pool would have to grow to one a user, which takes it minutes.
        const int Users = 500;
        using var enough = new CancellationTokenSource();
        var options = new LoadTestOptions { Name = "greedy", ConcurrentUsers = Users, Duration = TimeSpan.FromSeconds(30) };
        var seen = 0;

        await LoadTest.RunAsync(
            options,
            (user, _) =>
            {
                if (user.Iteration == 0 && Interlocked.Increment(ref seen) == Users)
                {
                    enough.Cancel();
                }

                return Task.CompletedTask;
            },
            enough.Token);

        Assert.Equal(Users, seen);
    }

    [Fact]
    public async Task A_duration_bounds_when_requests_start_and_lets_the_last_ones_end()
    {
        var options = new LoadTestOptions { Name = "duration", ConcurrentUsers = 3, Duration = TimeSpan.FromMilliseconds(200) };

        var result = await LoadTest.RunAsync(options, (_, token) => Task.Delay(20, token));

        Assert.Equal(0, result.Failed);
        Assert.All(result.Samples, sample => Assert.True(sample.StartedAfter < TimeSpan.FromMilliseconds(200)));
        Assert.True(result.WallTime >= result.Samples.Max(sample => sample.StartedAfter + sample.ServiceTime), $"{result.WallTime}");
    }

    [Fact]
    public async Task User_i_starts_at_its_share_of_the_ramp_up()
    {
        var rampUp = TimeSpan.FromMilliseconds(400);
        var options = new LoadTestOptions { Name = "ramp", ConcurrentUsers = 4, IterationsPerUser = 1, RampUp = rampUp };
        var startedAfter = new TimeSpan[4];
        var begun = TimeProvider.System.GetTimestamp();

        await LoadTest.RunAsync(options, (user, _) =>
        {
            startedAfter[user.Index] = TimeProvider.System.GetElapsedTime(begun);
            return Task.CompletedTask;
        });

        Assert.All(startedAfter.Index(), user => Assert.True(user.Item >= rampUp * user.Index / 4));
        Assert.True(startedAfter[0] < startedAfter[3]);
    }

    [Fact]
    public async Task Warm_up_requests_are_counted_apart()
    {
        var calls = 0;
        var options = new BenchmarkOptions { Name = "warm-up", Iterations = 10, Warmup = 3, AutoBatch = false };

        var result = await Benchmark.RunAsync(options, _ =>
        {
            calls++;
            return Task.CompletedTask;
        });

        Assert.Equal(13, calls);
        Assert.Equal(10, result.Requests);
        Assert.Equal(3, result.WarmupRequests);
    }

    [Fact]
    public async Task Each_user_makes_its_own_warm_up_iterations_first()
    {
        var options = new LoadTestOptions { Name = "warm-up", ConcurrentUsers = 4, IterationsPerUser = 5, WarmupIterationsPerUser = 3 };

        var result = await LoadTest.RunAsync(options, (_, _) => Task.CompletedTask);

        Assert.Equal((12, 20), (result.WarmupRequests, result.Requests));
    }

    [Fact]
    public async Task A_warm_up_by_time_comes_before_the_measured_requests()
    {
        var clock = new ManualClock();
        var options = new LoadTestOptions
        {
            Name = "warm-up by time",
            ConcurrentUsers = 1,
            IterationsPerUser = 5,
            Warmup = TimeSpan.FromSeconds(1),
            TimeProvider = clock,
        };

        var result = await LoadTest.RunAsync(options, (_, _) =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            return Task.CompletedTask;
        });

        Assert.Equal((10, 5), (result.WarmupRequests, result.Requests));
    }

    [Fact]
    public async Task Think_time_separates_the_requests_of_a_user()
    {
        var think = TimeSpan.FromMilliseconds(30);
        var options = new LoadTestOptions { Name = "think", ConcurrentUsers = 1, IterationsPerUser = 4, ThinkTime = think };

        var result = await LoadTest.RunAsync(options, (_, _) => Task.CompletedTask);

        var starts = result.Samples.Select(sample => sample.StartedAfter).Order().ToList();
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.True(pair.Second - pair.First >= think - TimeSpan.FromMilliseconds(10)));
    }

    [Fact]
    public async Task A_pause_that_no_request_would_follow_is_not_waited_for()
    {
        var clock = new ManualClock { JumpsToDelays = true };
        var options = new LoadTestOptions
        {
            Name = "pause",
            ConcurrentUsers = 1,
            Duration = TimeSpan.FromSeconds(10),
            ThinkTime = TimeSpan.FromSeconds(4),
            TimeProvider = clock,
        };

        var result = await LoadTest.RunAsync(options, (_, _) => Task.CompletedTask);

        Assert.Equal(3, result.Requests);
        Assert.Equal(TimeSpan.FromSeconds(8).Ticks, clock.GetTimestamp());
    }

    [Fact]
    public async Task Items_and_random_picks_belong_to_the_user_and_repeat_by_seed()
    {
        var first = await PicksAsync(seed: 5);
        var again = await PicksAsync(seed: 5);
        var other = await PicksAsync(seed: 6);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);

        static async Task<string> PicksAsync(int seed)
        {
            var picks = new string[3];
            var options = new LoadTestOptions { Name = "seed", ConcurrentUsers = 3, IterationsPerUser = 20, Seed = seed };
            await LoadTest.RunAsync(options, (user, _) =>
            {
                var text = user.Items.TryGetValue("picks", out var known) ? (string)known! : "";
                user.Items["picks"] = picks[user.Index] = text + user.Pick(["a", "b", "c", "d"]);
                return Task.CompletedTask;
            });
            return string.Join('|', picks);
        }
    }

    [Fact]
    public async Task Throughput_counts_successes_over_wall_time_and_attempts_beside_it()
    {
        var options = new LoadTestOptions { Name = "throughput", ConcurrentUsers = 2, IterationsPerUser = 50 };

        var result = await LoadTest.RunAsync(options, async (user, token) =>
        {
            await Task.Delay(2, token);
            if (user.Iteration % 2 == 0)
            {
                throw new InvalidOperationException("half fail");
            }
        });

        Assert.Equal(50, result.Succeeded);
        Assert.Equal(result.Succeeded / result.WallTime.TotalSeconds, result.ThroughputPerSecond, 6);
        Assert.Equal(result.ThroughputPerSecond * 2, result.AttemptsPerSecond, 6);
    }
}
