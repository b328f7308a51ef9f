using Senytl.Performance.Measuring;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Measuring;

public sealed class WindowTests
{
    private const long Second = RunClock.NanosecondsPerSecond;

    [Fact]
    public void Requests_fall_into_the_second_of_the_run_in_which_they_end_and_a_stall_is_seen()
    {
        var origin = (10 * Second) + 600_000_000;
        var tally = new WindowTally();
        tally.Record(Ended(origin, 4), origin);
        tally.Record(Ended(origin + Second - 1, 6), origin);
        tally.Record(Ended(origin + (3 * Second), 8, RequestOutcome.Timeout), origin);

        var windows = RequestWindow.From(tally);

        Assert.Equal([0, 1, 2, 3], windows.Select(window => window.StartsAfter.TotalSeconds));
        Assert.Equal([2L, 0, 0, 1], windows.Select(window => window.Requests));
        Assert.Equal([0L, 0, 0, 1], windows.Select(window => window.Failed));
        Assert.Equal([5, 0, 0, 8], windows.Select(window => window.AverageResponseTime.TotalSeconds));
        Assert.Equal([6, 0, 0, 8], windows.Select(window => window.LongestResponseTime.TotalSeconds));
    }

    [Fact]
    public async Task The_windows_of_a_run_begin_with_its_first_measured_request_whatever_the_clock_shows()
    {
        var clock = new ManualClock { JumpsToDelays = true };
        clock.Advance(TimeSpan.FromSeconds(7.75));

        // They end 0.4, 0.8, 3.8 and 4.2 s after the first one started.
        double[] seconds = [0.4, 0.4, 3, 0.4];
        var result = await Runs.OfAsync(clock, seconds.Length, index =>
        {
            clock.Advance(TimeSpan.FromSeconds(seconds[index]));
            return Task.CompletedTask;
        });

        Assert.Equal([2L, 0, 0, 1, 1], result.Windows.Select(window => window.Requests));
        Assert.Equal([0, 1, 2, 3, 4], result.Windows.Select(window => window.StartsAfter.TotalSeconds));
    }

    [Fact]
    public void A_request_now_and_then_in_a_very_long_run_takes_no_more_windows_than_many()
    {
        var tally = new WindowTally();
        tally.Record(Ended(5 * Second, 1), origin: 0);
        tally.Record(Ended(30L * 24 * 3600 * Second, 1), origin: 0);

        Assert.InRange(tally.Windows.Count, 2048, 4096);
        Assert.Equal(2, tally.Windows.Sum(window => window?.Requests ?? 0));
    }

    [Fact]
    public void A_long_run_widens_its_windows_and_loses_nothing()
    {
        var tally = new WindowTally();
        for (var second = 0; second < 20_000; second++)
        {
            tally.Record(Ended(second * Second, 1), origin: 0);
        }

        var other = new WindowTally();
        other.Record(Ended(5 * Second, 1), origin: 0);
        other.Add(tally);
        tally.Add(other);

        Assert.Equal(8, tally.WidthSeconds);
        Assert.Equal(40_001, tally.Windows.Sum(window => window!.Requests));
        Assert.Equal(2500, tally.Windows.Count);
    }

    private static RequestRecord Ended(long at, int seconds, RequestOutcome outcome = RequestOutcome.Ok) =>
        new() { Scheduled = at - (seconds * Second), Started = at - (seconds * Second), Ended = at, Outcome = outcome };
}
