namespace Senytl.Performance.Statistics;

public class KolmogorovSmirnovTests
{
    // Critical values of the Kolmogorov distribution, N. Smirnov, Ann. Math. Stat. 19 (1948), doi:10.1214/aoms/1177730256.
    [Theory]
    [InlineData(1.2238, 0.10)]
    [InlineData(1.3581, 0.05)]
    [InlineData(1.6276, 0.01)]
    [InlineData(1.9495, 0.001)]
    public void The_limit_law_has_the_published_critical_values(double x, double probability) =>
        Assert.Equal(probability, KolmogorovSmirnov.Survival(x), 3e-5);

    [Fact]
    public void The_distance_is_the_largest_gap_between_the_two_functions() =>
        Assert.Equal(0.3, KolmogorovSmirnov.Test([0.9, 0.1, 0.2, 0.3, 0.3], x => x).Distance - 0.2, 1e-12);

    [Fact]
    public void It_rejects_five_percent_of_samples_that_fit_and_nearly_all_that_do_not()
    {
        var random = SeededRandom.From(1);
        var (fitting, shifted) = (0, 0);
        for (var trial = 0; trial < 4000; trial++)
        {
            var sample = new double[100];
            for (var i = 0; i < sample.Length; i++)
            {
                sample[i] = random.NextUniform();
            }

            fitting += KolmogorovSmirnov.Test(sample, x => x).PValue < 0.05 ? 1 : 0;
            shifted += KolmogorovSmirnov.Test(sample, x => x * x).PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(fitting / 4000.0, 0.04, 0.06);
        Assert.InRange(shifted / 4000.0, 0.98, 1);
    }
}
