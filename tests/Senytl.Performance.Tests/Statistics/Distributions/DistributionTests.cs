using Senytl.Testing;

namespace Senytl.Performance.Statistics;

public class DistributionTests
{
    public static readonly TheoryData<string, int> Series =
        [.. from shape in Shapes.Names from count in new[] { 2, 7, 4096, 4097, 60_000 } select (shape, count)];

    [Theory]
    [MemberData(nameof(Series))]
    public void Percentiles_equal_the_exact_sort_within_a_tenth_of_a_percent(string shape, int count)
    {
        var values = Shapes.Of(shape, count, seed: count);
        var distribution = Record(values);
        Array.Sort(values);
        foreach (var percentile in new[] { 0.001, 1, 10, 50, 90, 95, 99, 99.9, 99.99, 100 })
        {
            var exact = values[NearestRank.Of(count, percentile) - 1];
            var tolerance = count <= Distribution.ExactCapacity ? 0 : exact * 0.001;
            Assert.InRange(distribution.ValueAt(percentile), exact - tolerance, exact + tolerance);
            Assert.True(distribution.ValueAt(percentile) <= distribution.Max);
        }
    }

    [Theory]
    [MemberData(nameof(Series))]
    public void Count_extremes_mean_and_deviation_are_those_of_the_values(string shape, int count)
    {
        var values = Shapes.Of(shape, count, seed: 3);
        var distribution = Record(values);
        var mean = values.Average(value => (double)value);
        Assert.Equal((count, values.Min(), values.Max()), (distribution.Count, distribution.Min, distribution.Max));
        Assert.Equal(mean, distribution.Mean, Math.Abs(mean) * 1e-12);
        var expected = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (count - 1));
        Assert.Equal(expected, distribution.StandardDeviation, expected * 1e-9);
    }

    [Fact]
    public void A_large_offset_does_not_cost_the_deviation_its_accuracy()
    {
        var distribution = new Distribution();
        for (var i = 0; i < 100_000; i++)
        {
            distribution.Record(4_000_000_000_000_000 + (i % 2));
        }

        Assert.Equal(0.5, distribution.StandardDeviation, 1e-4);
        Assert.Equal(4_000_000_000_000_000.5, distribution.Mean);
    }

    [Fact]
    public void The_whole_range_is_taken_without_overflow()
    {
        var distribution = new Distribution();
        for (var i = 0; i < 10_000; i++)
        {
            distribution.Record(long.MaxValue);
            distribution.Record(0);
        }

        Assert.Equal(long.MaxValue / 2.0, distribution.Mean);
        Assert.Equal((0, long.MaxValue), (distribution.ValueAt(50), distribution.ValueAt(100)));
        Assert.Equal(1.0, distribution.ValueAt(50.01) / (double)long.MaxValue, 0.001);
    }

    [Fact]
    public void A_single_observation_is_every_percentile_and_has_no_deviation()
    {
        var distribution = Record([42]);
        Assert.Equal((42, 42, 42.0), (distribution.ValueAt(0.001), distribution.ValueAt(100), distribution.Mean));
        Assert.Equal(double.NaN, distribution.StandardDeviation);
    }

    [Fact]
    public void Nothing_recorded_has_no_figures_and_says_so()
    {
        var distribution = new Distribution();
        Assert.Contains("Nothing was recorded", Assert.Throws<InvalidOperationException>(() => distribution.ValueAt(50)).Message);
        Assert.Throws<InvalidOperationException>(() => distribution.Min);
        Assert.Throws<InvalidOperationException>(() => distribution.Max);
        Assert.Throws<InvalidOperationException>(() => distribution.Mean);
        Assert.Throws<InvalidOperationException>(() => distribution.StandardDeviation);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void A_percentile_outside_its_range_is_refused_by_value(double percentile) =>
        Assert.Equal(percentile, Assert.Throws<ArgumentOutOfRangeException>(() => Record([1, 2]).ValueAt(percentile)).ActualValue);

    [Fact]
    public void A_negative_observation_is_refused_and_leaves_no_trace()
    {
        var distribution = Record([5]);
        Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Record(-1));
        Assert.Equal((1, 5), (distribution.Count, distribution.Min));
    }

    [Fact]
    public void A_cleared_distribution_starts_again_from_single_values()
    {
        var distribution = Record(Shapes.Of("uniform", 5000, 1));
        distribution.Clear();
        distribution.Record(7);
        Assert.True(distribution.IsExact);
        Assert.Equal((1, 7, 7, 7.0), (distribution.Count, distribution.Min, distribution.ValueAt(99), distribution.Mean));
    }

    [Fact]
    public void Memory_stays_under_115_KB_over_the_whole_range_and_small_for_few_values()
    {
        Assert.InRange(BytesOf(Enumerable.Range(0, 100_000).Select(i => (long)Math.Pow(2, i % 63) + i).ToArray()), 1, 115_000);
        Assert.InRange(BytesOf([1, 2, 3]), 1, 1000);
    }

    [Fact]
    public void Recording_allocates_nothing_once_the_range_has_been_seen()
    {
        var values = Shapes.Of("lognormal", 20_000, 5);
        var distribution = Record(values);
        Assert.Equal(0, Allocations.Of(() =>
        {
            foreach (var value in values)
            {
                distribution.Record(value);
            }
        }));
    }

    private static long BytesOf(long[] values)
    {
        var kept = Record(values);
        return Allocations.Of(() =>
        {
            var copy = new Distribution();
            copy.Add(kept);
        });
    }

    private static Distribution Record(long[] values)
    {
        var distribution = new Distribution();
        foreach (var value in values)
        {
            distribution.Record(value);
        }

        return distribution;
    }
}
