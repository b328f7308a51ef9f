namespace Senytl.Performance.Statistics;

public class RunSpreadTests
{
    [Fact]
    public void Mean_and_deviation_are_those_of_the_runs()
    {
        var spread = RunSpread.Of([110, 90, 100, 120]);
        Assert.Equal(105, spread.Mean);
        Assert.Equal(Math.Sqrt(500 / 3.0), spread.StandardDeviation, 1e-12);
        Assert.Equal(Math.Sqrt(500 / 3.0) / 105, spread.CoefficientOfVariation, 1e-12);
    }

    [Fact]
    public void A_large_offset_does_not_cost_accuracy() =>
        Assert.Equal(1, RunSpread.Of([1e15 - 1, 1e15, 1e15 + 1]).StandardDeviation, 1e-6);

    [Fact]
    public void Runs_that_all_took_nothing_do_not_differ() => Assert.Equal(0, RunSpread.Of([0, 0]).CoefficientOfVariation);

    [Fact]
    public void One_run_has_no_deviation_and_none_has_nothing()
    {
        Assert.Equal((7.0, double.NaN), (RunSpread.Of([7]).Mean, RunSpread.Of([7]).CoefficientOfVariation));
        Assert.Throws<ArgumentOutOfRangeException>(() => RunSpread.Of([]));
    }

    [Fact]
    public void A_run_without_a_result_is_named() =>
        Assert.Contains("run 2", Assert.Throws<ArgumentException>(() => RunSpread.Of([1, double.NaN])).Message);
}
