using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

/// <summary>A load that is extended until it is decided stays the load that it was.</summary>
public sealed class ExtendedLoadTests
{
    /// <summary>How long a test waits in real time for what never comes when it fails.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Objective Fast = Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, seconds: 60);

    [Fact]
    public async Task Users_go_on_side_by_side_whatever_the_slowest_request_takes()
    {
        var clock = new ManualClock();
        var byOthers = 0;
        var many = new TaskCompletionSource();
        var options = Extended(clock, users: 4) with { ExtendUntilDecided = TimeSpan.FromHours(1) };

        var result = await LoadTest.RunAsync(options, async (user, _) =>
        {
            if (user is { Index: 0, Iteration: 1 })
            {
                await many.Task.WaitAsync(Patience);
            }
            else if (user.Iteration > 0)
            {
                clock.Advance(TimeSpan.FromSeconds(1.5));
                if (Interlocked.Increment(ref byOthers) == 30)
                {
                    many.SetResult();
                }
            }
        });

        Assert.Equal(0, result.Failed);
        Assert.Equal(Verdict.Passed, result.Verdict);
        // Of the 2,400 that an hour has room for.
        Assert.InRange(result.Requests, 88, 1000);
    }

    [Fact]
    public async Task Users_that_pause_are_not_waited_for_once_it_is_decided()
    {
        var clock = new ManualClock();
        var inExtension = 0;
        var options = Extended(clock, users: 50) with { ExtendUntilDecided = TimeSpan.FromHours(10), ThinkTime = TimeSpan.FromHours(1) };

        var result = await LoadTest.RunAsync(options, async (user, _) =>
        {
            if (user.Iteration > 0 && Interlocked.Increment(ref inExtension) == 50)
            {
                while (Metrics.Current.Requests < 99)
                {
                    await Task.Yield();
                }

                clock.Advance(TimeSpan.FromSeconds(1));
            }
        }).WaitAsync(Patience);

        Assert.Equal((100, Verdict.Passed), (result.Requests, result.Verdict));
    }

    [Fact]
    public async Task Users_stop_undecided_when_the_time_that_they_were_given_is_over()
    {
        var clock = new ManualClock();
        using var tooLong = new CancellationTokenSource();
        var n = 0;
        var options = Extended(clock, users: 1) with { ExtendUntilDecided = TimeSpan.FromSeconds(3), Objectives = [Objectives.ErrorRate(0.05)] };

        var result = await LoadTest.RunAsync(
            options,
            Task (_, _) =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(10));
                if (++n == 1000)
                {
                    tooLong.Cancel();
                }

                return n % 25 == 0 ? throw new HttpRequestException("one of 25") : Task.CompletedTask;
            },
            tooLong.Token);

        Assert.Equal((301, Verdict.Inconclusive), (result.Requests, result.Verdict));
        Assert.Contains("the run was not decided and went on for 3 s beyond its profile (ExtendUntilDecided)", result.Notes);
    }

    [Fact]
    public async Task A_profile_is_not_run_again_when_less_time_is_left_than_it_takes()
    {
        var options = new LoadTestOptions
        {
            Name = "passes",
            Profile = LoadProfile.ConstantRate(50, TimeSpan.FromSeconds(0.2)),
            ExtendUntilDecided = TimeSpan.FromSeconds(0.5),
            Objectives = [Fast],
        };

        var result = await LoadTest.RunAsync(options, (_, _) => Task.CompletedTask);

        Assert.True(result.Requests <= 30, $"{result.Requests} requests");
        Assert.Equal(result.Requests == 10, result.Notes.Any(note => note.StartsWith("not extended", StringComparison.Ordinal)));
        Assert.Equal(result.Requests > 10, result.Notes.Any(note => note.Contains("beyond its profile", StringComparison.Ordinal)));
    }

    private static LoadTestOptions Extended(ManualClock clock, int users) => new()
    {
        Name = "extended",
        ConcurrentUsers = users,
        IterationsPerUser = 1,
        RequestTimeout = Timeout.InfiniteTimeSpan,
        TimeProvider = clock,
        Objectives = [Fast],
    };
}
