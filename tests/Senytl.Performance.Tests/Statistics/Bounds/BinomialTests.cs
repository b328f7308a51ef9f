namespace Senytl.Performance.Statistics;

public class BinomialTests
{
    // Reference values: summed in 50-digit arithmetic.
    [Theory]
    [InlineData(0, 1, 0.5, 0.5)]
    [InlineData(3, 10, 0.3, 0.64961071840000003)]
    [InlineData(0, 59, 0.05, 0.048494525249423229)]
    [InlineData(1, 93, 0.05, 0.049975795242616529)]
    [InlineData(2, 124, 0.05, 0.049529777678687106)]
    [InlineData(50, 1000, 0.05, 0.53752904080142756)]
    [InlineData(5, 5000, 0.001, 0.61596066946997988)]
    [InlineData(9990, 10000, 0.999, 0.54213287602098261)]
    [InlineData(49, 100, 0.5, 0.46020538130641062)]
    [InlineData(500, 10000, 0.05, 0.51189503295657372)]
    [InlineData(50000, 1000000, 0.05, 0.50118980422812344)]
    [InlineData(49500, 1000000, 0.05, 0.01087217658964502)]
    [InlineData(5000000, 100000000, 0.05, 0.5001189807237483)]
    [InlineData(4990000, 100000000, 0.05, 2.2219022372099741e-6)]
    [InlineData(1, 100000000, 1e-08, 0.73575888234288464)]
    [InlineData(50000000, 100000000, 0.5, 0.50003989422794041)]
    [InlineData(49990000, 100000000, 0.5, 0.022755531314807857)]
    [InlineData(30, 100000000, 1e-07, 0.99999992016222456)]
    [InlineData(99999000, 100000000, 0.99999, 0.50420530719623036)]
    public void The_cdf_is_accurate_to_1e_12(long k, long n, double p, double expected) =>
        Assert.Equal(expected, Binomial.Cdf(k, n, p), 1e-12);

    [Theory]
    [InlineData(0.90, 0.95, 29, 46, 61)]
    [InlineData(0.95, 0.95, 59, 93, 124)]
    [InlineData(0.99, 0.95, 299, 473, 628)]
    [InlineData(0.95, 0.99, 90, 130, 165)]
    [InlineData(0.99, 0.99, 459, 662, 838)]
    public void The_smallest_n_that_can_pass_is_the_published_one(double p, double confidence, long none, long one, long two) =>
        Assert.Equal([none, one, two], new long[] { 0, 1, 2 }.Select(k => Binomial.SmallestPassing(p, k, confidence)));

    [Fact]
    public void Clopper_Pearson_bounds_equal_the_closed_forms_at_the_ends()
    {
        Assert.Equal(1 - Math.Pow(0.05, 1 / 30.0), Binomial.UpperBound(0, 30, 0.95), 1e-14);
        Assert.Equal(Math.Pow(0.05, 1 / 30.0), Binomial.LowerBound(30, 30, 0.95), 1e-14);
        Assert.Equal(0, Binomial.LowerBound(0, 30, 0.95));
        Assert.Equal(1, Binomial.UpperBound(30, 30, 0.95));
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(7, 100)]
    [InlineData(400, 5000)]
    [InlineData(999_000, 1_000_000)]
    public void A_bound_is_the_share_at_which_the_tail_is_just_the_risk(long k, long n)
    {
        Assert.Equal(0.05, Binomial.Cdf(k, n, Binomial.UpperBound(k, n, 0.95)), 1e-9);
        Assert.Equal(0.95, Binomial.Cdf(k - 1, n, Binomial.LowerBound(k, n, 0.95)), 1e-9);
    }

    [Fact]
    public void Bad_input_is_named_with_the_range_it_has_to_lie_in()
    {
        Assert.Contains("0 to 10", Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.UpperBound(11, 10, 0.95)).Message);
        Assert.Contains("write 0.95", Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.UpperBound(1, 10, 95)).Message);
        Assert.Contains("[0, 1]", Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Cdf(1, 10, double.NaN)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Cdf(0, 0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.SmallestPassing(1, 0, 0.95));
    }
}
