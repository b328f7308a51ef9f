namespace Senytl.Performance.Statistics;

public class HdrCountsTests
{
    [Theory]
    [InlineData(10, 3)]
    [InlineData(4000, 90)]
    [InlineData(30_000, 5)]
    [InlineData(300_000, 6)]
    public void Intervals_add_up_to_the_whole_however_many_there_are(int count, int intervals)
    {
        foreach (var shape in Shapes.Names)
        {
            var values = Shapes.Of(shape, count, 8);
            var whole = new Distribution();
            Distribution? before = null;
            HdrCounts? sum = null;
            foreach (var interval in values.Chunk(count / intervals))
            {
                Array.ForEach(interval, whole.Record);
                var now = Copy(whole);
                var counts = HdrCounts.Between(before, now);
                Assert.Equal(interval.Length, counts.Count);
                Assert.InRange(counts.Max, interval.Max() * 0.998, whole.Max);
                sum = sum?.And(counts) ?? counts;
                before = now;
            }

            Assert.Equal(count, sum!.Count);
            Assert.Equal(whole.Max, sum.Max, whole.Max * 0.001);
            AssertSame(values, sum);
        }
    }

    [Fact]
    public void As_long_as_all_values_are_known_the_sum_is_that_of_the_whole_bucket_by_bucket()
    {
        var first = Of(5, 5, 2_049, 700_000);
        var both = Of(5, 5, 5, 2_049, 2_050, 700_000, 900_000_000);

        var later = HdrCounts.Between(first, both);

        Assert.Equal([(5, 1L), (HdrLayout.IndexOf(2_050), 1L), (HdrLayout.IndexOf(900_000_000), 1L)], HdrWords.Unpack(later.Packed));
        Assert.Equal(HdrCounts.Of(both).Packed, HdrCounts.Of(first).And(later).Packed);
    }

    [Theory]
    [InlineData(4_000)]
    [InlineData(5_000)]
    public void The_maximum_of_the_whole_is_kept_by_the_interval_in_which_it_lies_and_by_their_sum(int before)
    {
        var first = new Distribution();
        for (var i = 0; i < before; i++)
        {
            first.Record(1_000_000);
        }

        var both = Copy(first);
        for (var i = 0; i < 5_000; i++)
        {
            both.Record(1_000_000);
        }

        // The largest value of its bucket: the middle that stands for it is lower.
        var max = LogLinearBuckets.RangeOf(LogLinearBuckets.IndexOf(5_000_000)).High;
        both.Record(max);

        Assert.Equal(max, HdrCounts.Of(both).Max);
        Assert.Equal(max, HdrCounts.Between(first, both).Max);
        Assert.Equal(max, HdrCounts.Of(first).And(HdrCounts.Between(first, both)).Max);
        Assert.InRange(HdrCounts.Of(first).Max, 1_000_000, 1_001_000);
    }

    [Fact]
    public void Nothing_new_is_an_empty_interval() => Assert.Equal((0, 0), (HdrCounts.Between(Of(1, 2), Of(1, 2)).Count, HdrCounts.Between(Of(1, 2), Of(1, 2)).Max));

    /// <summary>At each step of the counts, the value of that rank is in the bucket, to the width of both histograms.</summary>
    private static void AssertSame(long[] values, HdrCounts counts)
    {
        var sorted = values.Order().ToArray();
        var at = 0L;
        foreach (var (low, count) in HdrReader.Counts(HdrEncoding.Encode(counts)))
        {
            at += count;
            Assert.InRange(sorted[at - 1], (low * 0.998) - 1, (low * 1.003) + 1);
        }

        Assert.Equal(values.Length, at);
    }

    private static Distribution Copy(Distribution distribution)
    {
        var copy = new Distribution();
        copy.Add(distribution);
        return copy;
    }

    private static Distribution Of(params long[] values)
    {
        var distribution = new Distribution();
        Array.ForEach(values, distribution.Record);
        return distribution;
    }
}
