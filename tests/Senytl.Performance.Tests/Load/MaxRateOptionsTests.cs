using Senytl.Performance.Load;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

/// <summary>What a search is told reaches the load of each rate.</summary>
public class MaxRateOptionsTests
{
    private static readonly MaxRateOptions Options = new()
    {
        Name = "all",
        RequestTimeout = TimeSpan.FromSeconds(11),
        GracePeriod = TimeSpan.FromSeconds(2.5),
        Objectives = [Objectives.ErrorRate(0.5)],
        Prices = new PriceCatalogue([], asOf: null, "none", ignoredKeys: []),
        PriceTier = PriceTier.Batch,
        TimeProvider = new ManualClock(),
        Seed = 5,
        BlockingBody = true,
        AbortOnBreach = false,
        MaxRunTime = TimeSpan.FromSeconds(60),
        MaxSpendUsd = 1.5m,
        ExpectedCostUsdPerRequest = 0.02m,
        Progress = new Progress<RunProgress>(),
        MaxInFlight = 13,
        StepDuration = TimeSpan.FromSeconds(2),
        LeastRequests = 100,
    };

    public static TheoryData<string> Common =>
        [.. typeof(RunOptions).GetProperties().Select(property => property.Name).Except([nameof(RunOptions.Runs), nameof(RunOptions.ExtendUntilDecided)])];

    [Theory]
    [MemberData(nameof(Common))]
    public void Every_option_of_a_run_but_the_two_that_it_refuses(string name)
    {
        var option = typeof(RunOptions).GetProperty(name)!;

        Assert.NotEqual(option.GetValue(new MaxRateOptions { Name = "default" }), option.GetValue(Options));
        Assert.Equal(option.GetValue(Options), option.GetValue(Step(rate: 10)));
    }

    [Theory]
    [InlineData(10, "constant(10/s, 10s)")]
    [InlineData(100, "constant(100/s, 2s)")]
    public void How_long_a_rate_is_held_and_how_many_requests_are_in_flight(double rate, string profile)
    {
        Assert.Equal(profile, Step(rate).Profile!.ToString());
        Assert.Equal(13, Step(rate).MaxInFlight);
    }

    private static LoadTestOptions Step(double rate) => MaxRate.StepOptions(Options, rate, new SearchBudget(Options));
}
