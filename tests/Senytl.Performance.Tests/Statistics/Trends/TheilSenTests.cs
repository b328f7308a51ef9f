namespace Senytl.Performance.Statistics;

public class TheilSenTests
{
    // The data of the example in Sen (1968), section 6. By hand: 21 slopes, S of Kendall has variance 133/3.
    private static readonly double[] SenX = [1, 2, 3, 4, 10, 12, 18];
    private static readonly double[] SenY = [9, 15, 19, 20, 45, 55, 78];

    [Fact]
    public void The_slope_is_the_median_and_the_interval_ends_are_the_slopes_of_the_right_ranks()
    {
        var fit = TheilSen.Fit(SenX, SenY, 0.93);
        Assert.Equal(4, fit.Slope, 1e-12);
        Assert.Equal(26 / 7.0, fit.Lower, 1e-12);
        Assert.Equal(4.375, fit.Upper, 1e-12);
    }

    [Fact]
    public void A_straight_line_has_its_slope_and_a_wild_outlier_moves_it_little()
    {
        double[] x = [.. Enumerable.Range(0, 21)];
        double[] y = [.. x.Select(at => 3 + (2 * at))];
        Assert.Equal(new TheilSen(2, 2, 2), TheilSen.Fit(x, y));
        y[7] = 1e9;
        Assert.Equal(2, TheilSen.Fit(x, y).Slope, 1e-9);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(30)]
    public void The_interval_covers_the_true_slope_at_least_about_as_often_as_it_says(int points)
    {
        var random = SeededRandom.From(points);
        var covered = 0;
        for (var trial = 0; trial < 1000; trial++)
        {
            double[] x = [.. Enumerable.Range(0, points)];
            var y = new double[points];
            for (var i = 0; i < points; i++)
            {
                y[i] = (0.5 * i) + random.NextExponential();
            }

            var fit = TheilSen.Fit(x, y);
            covered += fit.Lower <= 0.5 && fit.Upper >= 0.5 ? 1 : 0;
        }

        Assert.InRange(covered, 930, 1000);
    }

    [Fact]
    public void Three_points_cannot_bound_a_slope() =>
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (TheilSen.Fit([1, 2, 3], [1, 2, 4]).Lower, TheilSen.Fit([1, 2, 3], [1, 2, 4]).Upper));

    [Fact]
    public void Points_that_do_not_rise_in_x_or_are_not_finite_are_refused()
    {
        Assert.Contains("points 0 and 1", Assert.Throws<ArgumentException>(() => TheilSen.Fit([1, 1, 2], [1, 2, 3])).Message);
        Assert.Contains("points 0 and 2", Assert.Throws<ArgumentException>(() => TheilSen.Fit([1, 2, 3], [1, 2, double.NaN])).Message);
        Assert.Contains("3 to 4000 points", Assert.Throws<ArgumentException>(() => TheilSen.Fit([1, 2], [1, 2])).Message);
    }
}
