namespace Senytl.Performance.Statistics;

public class SpearmanTests
{
    [Fact]
    public void Rho_is_that_of_the_textbook_formula_without_ties()
    {
        // Σd² = 194 for ten pairs: 1 − 6·194/990 = −29/165.
        double[] x = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
        double[] y = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
        var result = Spearman.Of(x, y);
        Assert.Equal(-29 / 165.0, result.Rho, 1e-12);
        Assert.Equal(0.6272, result.PValue, 0.0005);
    }

    [Fact]
    public void Ties_share_their_rank() => Assert.Equal(0.9, Spearman.Of([1, 2, 2, 4, 5], [1, 2, 3, 3.5, 3.5]).Rho, 0.05);

    [Fact]
    public void Any_rising_curve_has_rho_1_and_a_constant_has_0()
    {
        Assert.Equal(new Spearman(1, 0), Spearman.Of([1, 2, 3, 4], [1, 10, 100, 1000]));
        Assert.Equal(new Spearman(-1, 0), Spearman.Of([1, 2, 3, 4], [9, 8, 2, 1]));
        Assert.Equal(new Spearman(0, 1), Spearman.Of([1, 2, 3, 4], [5, 5, 5, 5]));
    }

    [Fact]
    public void Unrelated_series_are_called_related_once_in_twenty()
    {
        var random = SeededRandom.From(2);
        var related = 0;
        for (var trial = 0; trial < 4000; trial++)
        {
            var (x, y) = (new double[15], new double[15]);
            for (var i = 0; i < x.Length; i++)
            {
                (x[i], y[i]) = (i, random.NextUniform());
            }

            related += Spearman.Of(x, y).PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(related / 4000.0, 0.038, 0.062);
    }

    [Fact]
    public void Too_few_pairs_are_refused() => Assert.Throws<ArgumentException>(() => Spearman.Of([1, 2, 3], [1, 2, 3]));
}
