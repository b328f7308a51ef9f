using FsCheck;
using FsCheck.Fluent;

namespace Senytl.Performance.Statistics;

public class DistributionProperties
{
    private const long Limit = 1_000_000;

    // Parts of 0 to 9,000 values, so that merges happen on both sides of the exact capacity.
    private static readonly Arbitrary<(int Shape, int[] Sizes, int Seed)> Merges = (
        from shape in Gen.Choose(0, Shapes.Names.Length - 1)
        from sizes in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 40), Gen.Choose(0, 9000)))
        from seed in Gen.Choose(0, int.MaxValue)
        select (shape, sizes.Take(6).ToArray(), seed)).ToArbitrary();

    [Fact]
    public void Merging_parts_equals_recording_all() => Prop.ForAll(Merges, merge =>
    {
        var (merged, whole) = (new Distribution(), new Distribution());
        merged.Track(Limit);
        whole.Track(Limit);
        for (var i = 0; i < merge.Sizes.Length; i++)
        {
            var part = new Distribution();
            part.Track(Limit);
            foreach (var value in Shapes.Of(Shapes.Names[merge.Shape], merge.Sizes[i], merge.Seed + i))
            {
                part.Record(value);
                whole.Record(value);
            }

            merged.Add(part);
        }

        AssertSame(whole, merged);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_percentile_is_never_over_the_maximum_and_rises_with_p() => Prop.ForAll(Merges, merge =>
    {
        var distribution = new Distribution();
        foreach (var value in Shapes.Of(Shapes.Names[merge.Shape], merge.Sizes.Sum() + 1, merge.Seed))
        {
            distribution.Record(value);
        }

        var last = distribution.Min;
        for (var percentile = 0.5; percentile <= 100; percentile += 0.5)
        {
            var value = distribution.ValueAt(percentile);
            Assert.InRange(value, last, distribution.Max);
            last = value;
        }

        Assert.Equal(distribution.Max, last);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_value_lies_in_its_bucket_and_within_a_tenth_of_a_percent_of_its_middle() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(0, 32)).ToArbitrary(), pair =>
    {
        var value = ((long)pair.Item1 << pair.Item2) + pair.Item2;
        var (low, high) = LogLinearBuckets.RangeOf(LogLinearBuckets.IndexOf(value));
        Assert.InRange(value, low, high);
        Assert.InRange(Math.Abs((new Bucket(low, high, 1).Middle - value) / Math.Max(1.0, value)), 0, 0.001);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Buckets_cover_the_range_without_gap_or_overlap()
    {
        var next = 0L;
        for (var index = 0; index < LogLinearBuckets.Length; index++)
        {
            var (low, high) = LogLinearBuckets.RangeOf(index);
            Assert.Equal(next, low);
            Assert.Equal((index, index), (LogLinearBuckets.IndexOf(low), LogLinearBuckets.IndexOf(high)));
            next = unchecked(high + 1);
        }

        Assert.Equal(long.MinValue, next);
    }

    [Fact]
    public void Counts_beyond_32_bits_are_kept()
    {
        var buckets = new LogLinearBuckets();
        buckets.Add(5, (3L << 32) - 1);
        buckets.Add(5L);
        buckets.Add(buckets);
        Assert.Equal([(5, 6L << 32)], buckets.NonEmpty());
    }

    private static void AssertSame(Distribution expected, Distribution actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.Equal(expected.IsExact, actual.IsExact);
        Assert.Equal(expected.CountOver(Limit), actual.CountOver(Limit));
        if (expected.Count == 0)
        {
            return;
        }

        Assert.Equal((expected.Min, expected.Max, expected.Mean), (actual.Min, actual.Max, actual.Mean));
        Assert.Equal(expected.StandardDeviation, actual.StandardDeviation, 1e-9 * Math.Max(1, expected.Max));
        foreach (var percentile in new[] { 1, 50, 90, 99, 99.9, 100 })
        {
            Assert.Equal(expected.ValueAt(percentile), actual.ValueAt(percentile));
        }
    }
}
