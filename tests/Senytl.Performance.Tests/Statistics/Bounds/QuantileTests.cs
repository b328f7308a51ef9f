namespace Senytl.Performance.Statistics;

public class QuantileTests
{
    // Reference values of this file: 30-digit arithmetic.
    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(0.975, 1.9599639845400542)]
    [InlineData(0.95, 1.6448536269514727)]
    [InlineData(0.99, 2.3263478740408411)]
    [InlineData(0.001, -3.0902323061678135)]
    [InlineData(1e-10, -6.3613409024040562)]
    [InlineData(0.9999999, 5.1993375821928169)]
    [InlineData(0.7, 0.52440051270804078)]
    public void Normal_quantiles_are_accurate(double p, double expected) => Assert.Equal(expected, NormalQuantile.Of(p), 1e-9);

    [Theory]
    [InlineData(0.95, 1, 6.31375151467504)]
    [InlineData(0.95, 4, 2.13184678632665)]
    [InlineData(0.975, 9, 2.26215716279821)]
    [InlineData(0.99, 29, 2.46202136015041)]
    [InlineData(0.95, 1000, 1.64637881728546)]
    [InlineData(0.05, 7, -1.89457860509001)]
    [InlineData(0.999, 2.5, 13.822193110866)]
    public void Student_quantiles_are_accurate(double p, double degrees, double expected)
    {
        Assert.Equal(expected, StudentT.Quantile(p, degrees), 1e-10);
        Assert.Equal(p, StudentT.Cdf(expected, degrees), 1e-12);
    }

    [Fact]
    public void Probabilities_without_a_quantile_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalQuantile.Of(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalQuantile.Of(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(0.5, 0));
    }
}
