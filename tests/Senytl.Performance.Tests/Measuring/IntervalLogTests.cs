using Senytl.Performance.Measuring;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Tests.Measuring;

public class IntervalLogTests
{
    private const long Second = RunClock.NanosecondsPerSecond;

    [Fact]
    public void Each_look_ends_an_interval_and_the_rest_is_the_last()
    {
        var log = new IntervalLog(origin: 100);
        var all = new Distribution();
        log.Cut(0, Second, Recorded(all, 0), new Distribution());
        log.Cut(Second / 2, 2 * Second, Recorded(all, 3), Copy(all));
        log.Cut(Second / 2, 3 * Second, Recorded(all, 0), Copy(all));
        log.Cut(Second / 2, 4 * Second, Recorded(all, 2), Copy(all));

        var intervals = log.Read(Second / 2, 5 * Second, Recorded(all, 1), Copy(all));

        Assert.Equal([3L, 0, 2, 1], intervals.Select(interval => interval.ResponseTime.Count));
        Assert.Equal([1.5, 1, 1, 1], intervals.Select(interval => interval.Length.TotalSeconds));
        Assert.Equal([0.4999999, 1.9999999, 2.9999999, 3.9999999], intervals.Select(interval => interval.StartsAfter.TotalSeconds));
        Assert.Equal(intervals.Select(interval => interval.ResponseTime.Count), intervals.Select(interval => interval.ServiceTime.Count));
    }

    [Fact]
    public void Too_many_intervals_are_joined_and_lose_no_request()
    {
        var log = new IntervalLog(origin: 0, mostIntervals: 10);
        var all = new Distribution();
        for (var look = 1; look <= 1000; look++)
        {
            log.Cut(0, look * Second, Recorded(all, look % 7), Copy(all));
        }

        var intervals = log.Read(0, 1001 * Second, Recorded(all, 2), Copy(all));

        Assert.InRange(intervals.Count, 5, 11);
        Assert.Equal(all.Count, intervals.Sum(interval => interval.ResponseTime.Count));
        Assert.All(intervals.Zip(intervals.Skip(1)), pair => Assert.Equal(pair.First.StartsAfter + pair.First.Length, pair.Second.StartsAfter));
        Assert.Equal(TimeSpan.FromSeconds(1001), intervals[^1].StartsAfter + intervals[^1].Length);
        Assert.All(intervals.SkipLast(1), interval => Assert.Equal(128, interval.Length.TotalSeconds));
    }

    [Fact]
    public void Intervals_that_take_too_much_memory_are_joined()
    {
        var log = new IntervalLog(origin: 0, mostBytes: 20_000);
        var all = new Distribution();
        for (var look = 1; look <= 200; look++)
        {
            foreach (var value in Shapes.Of(Shapes.Names.First(), 100, look))
            {
                all.Record(value);
            }

            log.Cut(0, look * Second, Copy(all), Copy(all));
        }

        Assert.InRange(log.HeldBytes, 0, 20_000 + (2 * Copy(all).HeldBytes));
        Assert.Equal(20_000, log.Read(0, 200 * Second, all, all).Sum(interval => interval.ResponseTime.Count));
    }

    [Fact]
    public void Half_an_hour_of_spread_latencies_takes_hardly_more_than_their_first_minutes()
    {
        var log = new IntervalLog(origin: 0);
        var all = new Distribution();
        var latencies = Shapes.Of("lognormal", 4096, seed: 1);
        var early = 0L;
        for (var look = 1; look <= 2000; look++)
        {
            foreach (var latency in latencies.AsSpan(look % 4 * 1024, 1024))
            {
                all.Record(latency, times: 10);
            }

            log.Cut(0, look * Second, Copy(all), Copy(all));
            early = look == 100 ? log.HeldBytes : early;
        }

        Assert.InRange(log.HeldBytes - early, 0, 2_000_000);
        Assert.Equal(2000 * 1024 * 10, log.Read(0, 2000 * Second, all, all).Sum(interval => interval.ResponseTime.Count));
        Assert.InRange(log.Read(0, 2000 * Second, all, all).Count, 30, 4096);
    }

    [Fact]
    public void A_request_recorded_after_the_look_at_its_end_belongs_to_the_interval_before()
    {
        var log = new IntervalLog(origin: 0);
        var all = new Distribution();
        log.Cut(0, Second, Recorded(all, 1), Copy(all));

        var interval = Assert.Single(log.Read(0, Second - 5, Recorded(all, 1), Copy(all)));

        Assert.Equal((2, 1.0), (interval.ResponseTime.Count, interval.Length.TotalSeconds));
    }

    [Fact]
    public void A_request_that_started_before_the_run_as_one_recorded_by_hand_moves_the_start_of_all_intervals()
    {
        var log = new IntervalLog(origin: 3 * Second);
        var all = new Distribution();
        log.Cut(Second, 4 * Second, Recorded(all, 1), Copy(all));

        var intervals = log.Read(Second / 2, 5 * Second, Recorded(all, 1), Copy(all));

        Assert.Equal([(0.0, 3.0), (3, 1)], intervals.Select(interval => (interval.StartsAfter.TotalSeconds, interval.Length.TotalSeconds)));
    }

    private static Distribution Recorded(Distribution all, int more)
    {
        for (var i = 0; i < more; i++)
        {
            all.Record(1_000_000 + (all.Count * 7919 % 5_000_000));
        }

        return Copy(all);
    }

    private static Distribution Copy(Distribution distribution)
    {
        var copy = new Distribution();
        copy.Add(distribution);
        return copy;
    }
}
