using System.Diagnostics;

namespace Senytl.Performance.Tests.Load;

/// <summary>Bodies that hold every thread of the pool. Alone, since all tests share it.</summary>
[CollectionDefinition(nameof(StarvedPoolTests), DisableParallelization = true)]
[Collection(nameof(StarvedPoolTests))]
public sealed class StarvedPoolTests
{
    [Fact]
    public async Task Arrivals_that_got_no_thread_are_missed_and_their_bodies_never_run()
    {
        var begun = 0;
        using var release = new ManualResetEventSlim();
        var options = new LoadTestOptions
        {
            Name = "starved",
            Profile = LoadProfile.Burst(60, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.1)),
            MaxInFlight = 60,
            GracePeriod = TimeSpan.FromMilliseconds(300),
        };

        var result = await LoadTest.RunAsync(options, (_, _) =>
        {
            Interlocked.Increment(ref begun);
            release.Wait();
            return Task.CompletedTask;
        });
        var ran = result.Outcomes.GetValueOrDefault(RequestOutcome.Unfinished) + result.Succeeded;

        // A request counts as begun a moment before its body does.
        SpinWait.SpinUntil(() => Volatile.Read(ref begun) >= ran, TimeSpan.FromSeconds(30));
        release.Set();

        Assert.Equal(60, result.Requests);
        Assert.Equal(ran, begun);
        Assert.Equal(60 - ran, result.Outcomes.GetValueOrDefault(RequestOutcome.Missed));
    }

    [Fact]
    public async Task A_rate_that_the_generator_never_offered_is_neither_met_nor_broken_whatever_is_limited()
    {
        var busy = TimeSpan.FromMilliseconds(10 * Environment.ProcessorCount);
        var options = new MaxRateOptions
        {
            Name = "one rate",
            From = 400,
            To = 400,
            StepDuration = TimeSpan.FromSeconds(0.25),
            LeastRequests = 20,
            Objectives = [Objectives.ErrorRate(0.5)],
        };

        var found = await MaxRate.FindAsync(options, (_, _) =>
        {
            var started = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(started) < busy)
            {
            }

            return Task.CompletedTask;
        });

        Assert.Null(found.RatePerSecond);
        Assert.Null(found.BrokenRatePerSecond);
        Assert.Contains("generator saturated", Assert.Single(found.Steps).Undecided, StringComparison.Ordinal);
    }
}
