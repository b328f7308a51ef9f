namespace Senytl.Performance.Statistics;

public class HdrEncodingTests
{
    // Written by HdrHistogram for Java and for C: range 1 to 2048, three digits, one value of 2048.
    private const string OnePowerOfTwo = "HISTFAAAACB4nJNpmSzMwMDAzAABMJoRQnEw2H+AsP7LMwEARZgDpQ==";

    // Written by a port of HdrHistogram: range 1 to 300, three digits, values 100, 200 and 250.
    private const string ThreeValues = "HISTFAAAACV4nJNpmSzMwMDAwQABzFCaEUrp2H+AsI4zMh1lZEpkAgBdIQSk";

    [Fact]
    public void The_payload_is_byte_for_byte_that_of_HdrHistogram() =>
        Assert.Equal(HdrReader.Payload(OnePowerOfTwo), HdrEncoding.Payload(Of(2048)));

    [Fact]
    public void The_counts_of_several_values_are_byte_for_byte_those_of_HdrHistogram() =>
        Assert.Equal(HdrReader.Payload(ThreeValues)[40..], HdrEncoding.Payload(Of(100, 200, 250))[40..]);

    [Fact]
    public void What_is_written_is_read_back_within_the_precision_of_both()
    {
        foreach (var shape in Shapes.Names)
        {
            var values = Shapes.Of(shape, 20_000, 4);
            var read = HdrReader.Counts(HdrEncoding.Encode(Of(values)));
            Array.Sort(values);
            var at = 0L;
            foreach (var (low, count) in read)
            {
                at += count;
                Assert.InRange(values[at - 1], low * 0.999, low * 1.002);
            }

            Assert.Equal(values.Length, at);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2047)]
    [InlineData(4095)]
    [InlineData(long.MaxValue)]
    public void Every_value_of_the_range_can_be_written(long value)
    {
        var (low, count) = Assert.Single(HdrReader.Counts(HdrEncoding.Encode(Of(value, value))));
        Assert.Equal(2, count);
        Assert.InRange((double)value, low, low * (1 + (1 / 1024.0)));
    }

    [Fact]
    public void An_empty_distribution_is_written_as_one_without_counts() =>
        Assert.Empty(HdrReader.Counts(HdrEncoding.Encode(Of())));

    private static HdrCounts Of(params long[] values)
    {
        var distribution = new Distribution();
        Array.ForEach(values, distribution.Record);
        return HdrCounts.Of(distribution);
    }
}
