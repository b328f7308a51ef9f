using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

/// <summary>A throughput is one over the time of the load, not over that from its first request to the end of its last.</summary>
public sealed class WallTimeTests
{
    private static readonly TimeSpan Half = TimeSpan.FromSeconds(0.5);

    [Fact]
    public async Task A_rate_is_never_met_by_more_than_was_offered()
    {
        var options = new LoadTestOptions { Name = "ten a second", Profile = LoadProfile.ConstantRate(10, Half) };

        var result = await LoadTest.RunAsync(options, (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken);

        Assert.Equal(5, result.Succeeded);
        Assert.True(result.WallTime >= Half, $"{result.WallTime}");
        Assert.True(result.ThroughputPerSecond <= 10, $"{result.ThroughputPerSecond}/s");
        Assert.Equal(Verdict.Failed, Objectives.Throughput(10.01).Judge(result).Verdict);
    }

    [Fact]
    public async Task The_warm_up_of_a_rate_is_no_part_of_it()
    {
        var options = new LoadTestOptions { Name = "second half", Profile = LoadProfile.ConstantRate(10, 2 * Half), Warmup = Half };

        var result = await LoadTest.RunAsync(options, (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken);

        Assert.Equal(5, result.Succeeded);
        Assert.True(result.WallTime >= Half, $"{result.WallTime}");
        Assert.True(result.ThroughputPerSecond <= 10, $"{result.ThroughputPerSecond}/s");
    }

    [Fact]
    public async Task The_last_pause_of_users_who_have_a_time_belongs_to_it()
    {
        var clock = new ManualClock();
        var options = new LoadTestOptions { Name = "pauses", ConcurrentUsers = 1, Duration = Half, ThinkTime = TimeSpan.FromSeconds(0.4), TimeProvider = clock };

        var result = await LoadTest.RunAsync(
            options,
            (_, _) =>
            {
                clock.Advance(TimeSpan.FromSeconds(0.2));
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken);

        Assert.Equal((1, Half), (result.Succeeded, result.WallTime));
    }

    [Fact]
    public async Task Each_run_has_its_own()
    {
        var options = new LoadTestOptions { Name = "twice", Profile = LoadProfile.ConstantRate(10, Half), Runs = 2 };

        var result = await LoadTest.RunAsync(options, (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken);

        Assert.All(result.Runs, run => Assert.True(run.WallTime >= Half, $"{run.WallTime}"));
        Assert.True(result.WallTime >= 2 * Half, $"{result.WallTime}");
    }

    [Fact]
    public async Task Users_who_were_stopped_have_the_time_until_then()
    {
        using var cancel = new CancellationTokenSource();
        var left = new TaskCompletionSource();
        var options = new LoadTestOptions { Name = "stopped", ConcurrentUsers = 1, Duration = TimeSpan.FromHours(1) };

        var result = await LoadTest.RunAsync(
            options,
            async (_, _) =>
            {
                await cancel.CancelAsync();
                left.SetResult();
            },
            // What else the stop sets off waits for what is kept of the run.
            keep: _ => left.Task.Wait(),
            cancellationToken: cancel.Token);

        Assert.InRange(result.WallTime, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_run_that_was_stopped_has_the_time_until_then()
    {
        using var cancel = new CancellationTokenSource();
        var options = new LoadTestOptions { Name = "stopped", Profile = LoadProfile.Burst(1, TimeSpan.FromHours(1), TimeSpan.FromHours(2)) };

        var result = await LoadTest.RunAsync(options, (_, _) => cancel.CancelAsync(), cancel.Token);

        Assert.InRange(result.WallTime, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }
}
