namespace Senytl.Performance.Statistics;

public class Mser5Tests
{
    [Fact]
    public void A_warm_up_is_cut_where_it_ends()
    {
        var cut = Mser5.Cut(Series(400, i => i < 60 ? 500 - (8 * i) : 10));
        Assert.InRange(cut!.Value, 50, 70);
    }

    [Fact]
    public void A_steady_series_loses_little()
    {
        var cuts = Enumerable.Range(0, 100).Select(seed => Mser5.Cut(Series(400, _ => 100, seed)) ?? 200).ToArray();
        Assert.InRange(cuts.Average(), 0, 60);
    }

    [Fact]
    public void A_series_that_never_settles_has_no_cut() => Assert.Null(Mser5.Cut(Series(400, i => 1000 - (2 * i))));

    [Fact]
    public void Only_a_constant_series_is_kept_whole_for_certain() => Assert.Equal(0, Mser5.Cut(new double[100]));

    [Fact]
    public void The_cut_minimises_the_squared_error_of_the_mean_of_the_rest()
    {
        var series = Series(200, i => i < 30 ? 90 : 10, seed: 5);
        double[] batches = [.. series.Chunk(5).Select(batch => batch.Average())];
        var errors = Enumerable.Range(0, 21).Select(start =>
        {
            var rest = batches[start..];
            var mean = rest.Average();
            return rest.Sum(value => (value - mean) * (value - mean)) / rest.Length / rest.Length;
        }).ToArray();
        Assert.Equal(5 * Array.IndexOf(errors, errors.Min()), Mser5.Cut(series));
    }

    [Fact]
    public void Too_short_a_series_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Mser5.Cut(new double[19]));

    private static double[] Series(int count, Func<int, double> mean, int seed = 1)
    {
        var random = SeededRandom.From(seed);
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = mean(i) + random.NextExponential();
        }

        return values;
    }
}
