namespace Senytl.Performance.Statistics;

public class DistributionLimitTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(50_000)]
    public void A_tracked_limit_is_counted_exactly_at_any_count(int count)
    {
        var values = Shapes.Of("bimodal", count, 11);
        var limit = values[0];
        var distribution = new Distribution();
        Assert.True(distribution.Track(limit));
        Record(distribution, values);
        Assert.Equal(values.Count(value => value > limit), distribution.CountOver(limit));
        Assert.True(distribution.IsCountExact(limit));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5_000)]
    public void A_value_recorded_many_times_at_once_is_as_recorded_one_by_one(int times)
    {
        var (counted, single) = (new Distribution(), new Distribution());
        foreach (var value in (long[])[7, 900_000, 0, 31_000_000])
        {
            counted.Track(800_000);
            single.Track(800_000);
            counted.Record(value, times);
            for (var i = 0; i < times; i++)
            {
                single.Record(value);
            }
        }

        Assert.Equal(single.ToSnapshot().Total, counted.ToSnapshot().Total);
        Assert.Equal(single.ValueCounts(), counted.ValueCounts());
        Assert.Equal((single.Count, single.Min, single.Max, single.IsExact), (counted.Count, counted.Min, counted.Max, counted.IsExact));
        Assert.Equal(single.CountOver(800_000), counted.CountOver(800_000));
        Assert.Equal(single.StandardDeviation, counted.StandardDeviation, single.StandardDeviation * 1e-12);
    }

    [Fact]
    public void An_untracked_limit_is_never_undercounted_and_off_by_one_bucket_at_most()
    {
        var values = Shapes.Of("lognormal", 50_000, 12);
        var distribution = Record(new Distribution(), values);
        for (var limit = 1000L; limit < 20_000_000; limit += 77_777)
        {
            var exact = values.Count(value => value > limit);
            Assert.InRange(distribution.CountOver(limit), exact, values.Count(value => value > limit - (limit / 500) - 1));
        }
    }

    [Fact]
    public void A_limit_tracked_too_late_says_that_it_is_not_exact_and_never_undercounts()
    {
        var values = Shapes.Of("uniform", 20_000, 13);
        var distribution = Record(new Distribution(), values[..10_000]);
        const long Limit = 2_500_001;
        Assert.False(distribution.Track(Limit));
        Record(distribution, values[10_000..]);
        Assert.False(distribution.Track(Limit));
        Assert.False(distribution.IsCountExact(Limit));
        Assert.InRange(distribution.CountOver(Limit), values.Count(value => value > Limit), values.Count(value => value > Limit - 5000));
    }

    [Fact]
    public void At_the_limit_is_not_over_it()
    {
        var distribution = Record(new Distribution(), [10, 20, 20, 30]);
        Assert.Equal([4, 3, 1, 0], new long[] { 9, 10, 20, 30 }.Select(distribution.CountOver));
        Assert.Equal(0, new Distribution().CountOver(5));
    }

    [Fact]
    public void A_cleared_distribution_counts_its_limits_anew()
    {
        var distribution = new Distribution();
        distribution.Track(50);
        Record(distribution, [.. Enumerable.Range(0, 6000).Select(i => (long)i)]);
        distribution.Clear();
        Record(distribution, [.. Enumerable.Range(0, 5000).Select(i => (long)i)]);
        Assert.Equal(4949, distribution.CountOver(50));
    }

    private static Distribution Record(Distribution distribution, long[] values)
    {
        foreach (var value in values)
        {
            distribution.Record(value);
        }

        return distribution;
    }
}
