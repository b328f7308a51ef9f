namespace Senytl.Performance.Statistics;

public class QuantileRatioTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    [InlineData(0.98)]
    public void Equal_runs_are_rarely_told_apart_however_their_latencies_cling_together(double correlation)
    {
        const int Trials = 60;
        var random = SeededRandom.From(1);
        var alarms = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var ratio = QuantileRatio.Estimate(Run(ref random, 1, correlation), Run(ref random, 1, correlation), 95);
            alarms += ratio.Lower > 0 ? 1 : 0;
        }

        // 2.5 % are due; six of sixty would come about once in 400 seeds.
        Assert.InRange(alarms, 0, 5);
    }

    [Fact]
    public void A_tenth_slower_is_seen_and_measured()
    {
        var random = SeededRandom.From(2);
        for (var trial = 0; trial < 10; trial++)
        {
            var ratio = QuantileRatio.Estimate(Run(ref random, 1, 0), Run(ref random, 1.10, 0), 50);
            Assert.InRange(ratio.Lower, 0.03, ratio.LogRatio);
            Assert.Equal(Math.Log(1.10), ratio.LogRatio, 0.03);
            Assert.InRange(ratio.Upper, ratio.LogRatio, 0.16);
        }
    }

    [Fact]
    public void Fewer_than_five_windows_bound_nothing()
    {
        var random = SeededRandom.From(3);
        var ratio = QuantileRatio.Estimate(Run(ref random, 1, 0)[..4], Run(ref random, 2, 0), 50);
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (ratio.Lower, ratio.Upper));
        Assert.Equal(Math.Log(2), ratio.LogRatio, 0.1);
    }

    [Fact]
    public void One_seed_gives_one_interval()
    {
        var random = SeededRandom.From(4);
        var (one, other) = (Run(ref random, 1, 0), Run(ref random, 1, 0));
        Assert.Equal(QuantileRatio.Estimate(one, other, 99, seed: 5), QuantileRatio.Estimate(one, other, 99, seed: 5));
    }

    [Fact]
    public void Runs_without_observations_and_quantiles_of_zero_have_no_ratio()
    {
        var random = SeededRandom.From(5);
        var run = Run(ref random, 1, 0);
        var zero = new Distribution();
        zero.Record(0);
        Assert.Contains("without observations", Assert.Throws<ArgumentException>(() => QuantileRatio.Estimate(run, [new Distribution()], 50)).Message);
        Assert.Contains("finer unit", Assert.Throws<ArgumentException>(() => QuantileRatio.Estimate(run, [zero], 50)).Message);
    }

    private static List<Distribution> Run(ref SeededRandom random, double factor, double correlation)
    {
        var windows = new List<Distribution>();
        var x = Normal(ref random);
        for (var i = 0; i < 30; i++)
        {
            var window = new Distribution();
            for (var j = 0; j < 60; j++)
            {
                x = (correlation * x) + (Math.Sqrt(1 - (correlation * correlation)) * Normal(ref random));
                window.Record((long)(factor * 1e6 * Math.Exp(0.3 * x)));
            }

            windows.Add(window);
        }

        return windows;
    }

    private static double Normal(ref SeededRandom random) => NormalQuantile.Of(Math.Max(1e-15, random.NextUniform()));
}
