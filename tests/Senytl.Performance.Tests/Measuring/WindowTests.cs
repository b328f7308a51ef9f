using Senytl.Performance.Measuring;

namespace Senytl.Performance.Tests.Measuring;

public sealed class WindowTests
{
    private const long Second = RunClock.NanosecondsPerSecond;

    [Fact]
    public void Requests_fall_into_the_second_in_which_they_end()
    {
        var tally = new WindowTally();
        tally.Record(Ended(10 * Second, 4));
        tally.Record(Ended((11 * Second) - 1, 6));
        tally.Record(Ended(13 * Second, 8, RequestOutcome.Timeout));

        var windows = RequestWindow.From(tally, started: 10 * Second);

        Assert.Equal([0, 3], windows.Select(window => window.StartsAfter.TotalSeconds));
        Assert.Equal([2L, 1], windows.Select(window => window.Requests));
        Assert.Equal([0L, 1], windows.Select(window => window.Failed));
        Assert.Equal(TimeSpan.FromSeconds(5), windows[0].AverageResponseTime);
        Assert.Equal(TimeSpan.FromSeconds(6), windows[0].LongestResponseTime);
    }

    [Fact]
    public void A_long_run_widens_its_windows_and_loses_nothing()
    {
        var tally = new WindowTally();
        for (var second = 0; second < 20_000; second++)
        {
            tally.Record(Ended(second * Second, 1));
        }

        var other = new WindowTally();
        other.Record(Ended(5 * Second, 1));
        other.Add(tally);
        tally.Add(other);

        Assert.Equal(8, tally.WidthSeconds);
        Assert.Equal(40_001, tally.Windows.Sum(window => window.Value.Requests));
        Assert.InRange(tally.Windows.Count(), 2500, 4096);
    }

    private static RequestRecord Ended(long at, int seconds, RequestOutcome outcome = RequestOutcome.Ok) =>
        new() { Scheduled = at - (seconds * Second), Started = at - (seconds * Second), Ended = at, Outcome = outcome };
}
