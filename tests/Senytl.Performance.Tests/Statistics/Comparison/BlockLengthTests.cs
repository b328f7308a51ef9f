namespace Senytl.Performance.Statistics;

public class BlockLengthTests
{
    [Fact]
    public void Unrelated_neighbours_make_short_blocks_and_clinging_ones_long() => Assert.True(Of(0) <= 6 && Of(0.9) >= 20);

    [Fact]
    public void Short_series_keep_at_least_five_blocks() => Assert.Equal(6, BlockLength.Of([.. Enumerable.Range(0, 30).Select(i => (double)i)]));

    [Fact]
    public void A_constant_series_has_no_correlation() => Assert.Equal(0, BlockLength.Autocorrelation(new double[10], 1));

    [Fact]
    public void The_autocorrelation_is_the_textbook_one() =>
        Assert.Equal(((-1.5 * -0.5) + (-0.5 * 0.5) + (0.5 * 1.5)) / 5, BlockLength.Autocorrelation([1, 2, 3, 4], 1), 1e-12);

    private static int Of(double correlation)
    {
        var random = SeededRandom.From(7);
        var series = new double[200];
        for (var i = 1; i < series.Length; i++)
        {
            series[i] = (correlation * series[i - 1]) + random.NextUniform() - 0.5;
        }

        return BlockLength.Of(series);
    }
}
