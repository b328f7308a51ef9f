namespace Senytl.Performance.Statistics;

public class MeanBoundTests
{
    private const int Trials = 300;

    [Theory]
    [InlineData("normal", 10, 0.93)]
    [InlineData("exponential", 10, 0.90)]
    [InlineData("exponential", 50, 0.90)]
    [InlineData("lognormal", 20, 0.87)]
    [InlineData("lognormal", 100, 0.88)]
    public void The_bound_covers_the_true_mean_about_as_often_as_it_says(string shape, int count, double atLeast)
    {
        var (covered, coveredByT) = Coverage(shape, count);
        Assert.InRange(covered, atLeast, 1);
        Assert.True(covered >= coveredByT);
    }

    [Fact]
    public void For_few_skewed_values_it_covers_far_more_often_than_the_t_bound()
    {
        var (covered, coveredByT) = Coverage("lognormal", 10);
        Assert.InRange(covered - coveredByT, 0.05, 1);
    }

    [Fact]
    public void The_t_bound_is_the_textbook_one() =>
        Assert.Equal(10 + (2.13184678632665 * 2 / Math.Sqrt(5)), MeanBound.UpperT(10, 2, 5, 0.95), 1e-9);

    [Fact]
    public void A_single_observation_bounds_nothing_and_equal_ones_bound_exactly()
    {
        Assert.Equal(double.PositiveInfinity, MeanBound.Upper(Of([5]), 0.95));
        Assert.Equal(5, MeanBound.Upper(Of([5, 5, 5]), 0.95));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(2_000)]
    public void A_sample_of_which_one_value_differs_is_bounded_by_how_often_that_may_occur(int count) => Assert.Equal(
        1_000 + Binomial.UpperBound(1, count, 0.95), MeanBound.Upper(Of([.. Enumerable.Repeat(1_000L, count - 1), 1_001]), 0.95), 1e-9);

    [Fact]
    public void Two_values_that_differ_bound_nothing() => Assert.Equal(double.PositiveInfinity, MeanBound.Upper(Of([5, 6]), 0.95));

    // Samples in which the rare value did not occur are left out: no method tells them from those of a value that is always the same.
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.2)]
    [InlineData(0.1)]
    [InlineData(0.05)]
    [InlineData(0.02)]
    public void Where_most_values_are_equal_the_bound_is_seldom_below_the_true_mean(double share)
    {
        foreach (var count in (int[])[5, 20, 60])
        {
            var random = SeededRandom.From(count);
            var below = 0;
            for (var trial = 0; trial < Trials; trial++)
            {
                var sample = new Distribution();
                for (var i = 0; i < count; i++)
                {
                    sample.Record(random.NextUniform() < share ? 100_000 : 1_000);
                }

                below += sample.Min < sample.Max && MeanBound.Upper(sample, 0.95) < 1_000 + (share * 99_000) ? 1 : 0;
            }

            Assert.InRange((double)below / Trials, 0, 0.05);
        }
    }

    [Fact]
    public void The_bound_of_a_skewed_sample_widens_with_the_confidence_far_beyond_the_usual_one()
    {
        var sample = Of(Shapes.Of("exponential", 50, 1));

        var bounds = ((double[])[0.9, 0.95, 0.99, 0.999, 0.9995, 0.9999]).Select(confidence => MeanBound.Upper(sample, confidence)).ToArray();

        Assert.Equal(bounds.Order().Distinct(), bounds);
        Assert.All(bounds[..^1].Zip(bounds[1..]), pair => Assert.True(pair.Second > pair.First * 1.01));
    }

    [Fact]
    public void Many_observations_are_bounded_by_t_without_their_values()
    {
        var many = Of(Shapes.Of("exponential", 10_000, 1));
        Assert.Equal(MeanBound.UpperT(many.Mean, many.StandardDeviation, 10_000, 0.99), MeanBound.Upper(many, 0.99));
    }

    private static (double Covered, double CoveredByT) Coverage(string shape, int count)
    {
        var random = SeededRandom.From(count);
        var truth = shape == "lognormal" ? 1e6 * Math.Exp(0.5) : 1e6;
        var (covered, coveredByT) = (0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var sample = new Distribution();
            for (var i = 0; i < count; i++)
            {
                sample.Record((long)Next(shape, ref random));
            }

            covered += MeanBound.Upper(sample, 0.95) >= truth ? 1 : 0;
            coveredByT += MeanBound.UpperT(sample.Mean, sample.StandardDeviation, count, 0.95) >= truth ? 1 : 0;
        }

        return ((double)covered / Trials, (double)coveredByT / Trials);
    }

    private static double Next(string shape, ref SeededRandom random) => shape switch
    {
        "normal" => 1e6 + (1e5 * Normal(ref random)),
        "exponential" => 1e6 * random.NextExponential(),
        _ => 1e6 * Math.Exp(Normal(ref random)),
    };

    private static double Normal(ref SeededRandom random) => NormalQuantile.Of(Math.Max(1e-15, random.NextUniform()));

    private static Distribution Of(long[] values)
    {
        var distribution = new Distribution();
        Array.ForEach(values, distribution.Record);
        return distribution;
    }
}
