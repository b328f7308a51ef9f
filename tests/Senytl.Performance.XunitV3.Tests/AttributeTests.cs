using Senytl.Performance.Adapters;

namespace Senytl.Performance.XunitV3.Tests;

public sealed class AttributeTests
{
    [Fact]
    public void An_arrival_rate_makes_an_open_load_that_rises_over_the_ramp_up()
    {
        IPerformanceAttribute attribute = new LoadTestAttribute
        {
            ArrivalRatePerSecond = 20,
            Profile = ArrivalSpacing.Poisson,
            DurationSeconds = 10,
            RampUpSeconds = 4,
            MaxInFlight = 50,
            WarmupSeconds = 1,
            Seed = 3,
        };

        var options = (LoadTestOptions)attribute.ToOptions("open");

        Assert.Empty(attribute.Errors());
        options.Validate();
        Assert.Equal(TimeSpan.FromSeconds(10), options.Profile!.Duration);
        Assert.InRange(options.Profile.ArrivalCount, 150, 170);
        Assert.Contains("seed 3", options.Profile.ToString(), StringComparison.Ordinal);
        Assert.Equal(50, options.MaxInFlight);
        Assert.Equal(TimeSpan.FromSeconds(1), options.Warmup);
        Assert.Null(options.Duration);
    }

    [Theory]
    [InlineData(0, 5, 0, "ArrivalRatePerSecond is 0; it is above 0")]
    [InlineData(5, 0, 7, "ArrivalRatePerSecond needs DurationSeconds")]
    public void An_open_load_that_does_not_fit_is_refused(double rate, double seconds, int iterations, string error)
    {
        var attribute = new LoadTestAttribute { ArrivalRatePerSecond = rate };
        if (seconds > 0)
        {
            attribute.DurationSeconds = seconds;
        }

        if (iterations > 0)
        {
            attribute.IterationsPerUser = iterations;
        }

        Assert.Contains(((IPerformanceAttribute)attribute).Errors(), one => one.Contains(error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rate_with_a_spread_gets_one_error_and_it_names_the_spread()
    {
        IPerformanceAttribute attribute = new LoadTestAttribute { ArrivalRatePerSecond = 5, DurationSeconds = 1, ThinkTimeSpread = 0.5 };

        Assert.Contains("goes without ConcurrentUsers, IterationsPerUser, ThinkTimeSeconds, ThinkTimeSpread and", Assert.Single(attribute.Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public void Think_time_and_its_spread_reach_the_options()
    {
        IPerformanceAttribute attribute = new LoadTestAttribute { IterationsPerUser = 1, ThinkTimeSeconds = 2.5, ThinkTimeSpread = 0.4 };

        var options = (LoadTestOptions)attribute.ToOptions("think");

        Assert.Empty(attribute.Errors());
        Assert.Equal((TimeSpan.FromSeconds(2.5), 0.4), (options.ThinkTime, options.ThinkTimeSpread));
    }

    [Theory]
    [InlineData(1, 1.1, "ThinkTimeSpread is 1.1; it is 0 to 1.")]
    [InlineData(0, 0.5, "ThinkTimeSpread is 0.5 without ThinkTimeSeconds")]
    public void A_spread_that_makes_no_sense_is_refused(double seconds, double spread, string error) => Assert.Contains(
        ((IPerformanceAttribute)new LoadTestAttribute { IterationsPerUser = 1, ThinkTimeSeconds = seconds, ThinkTimeSpread = spread }).Errors(),
        one => one.Contains(error, StringComparison.Ordinal));

    [Fact]
    public void Spacing_without_a_rate_is_refused() =>
        Assert.Contains(
            ((IPerformanceAttribute)new LoadTestAttribute { DurationSeconds = 1, Profile = ArrivalSpacing.Poisson }).Errors(),
            error => error.Contains("give the rate", StringComparison.Ordinal));

    [Fact]
    public void An_open_load_that_the_warm_up_would_eat_is_refused() => Assert.Contains(
        "WarmupSeconds is 10; with ArrivalRatePerSecond it is the first part of DurationSeconds, which is 5",
        ErrorOf(new LoadTestAttribute { ArrivalRatePerSecond = 10, DurationSeconds = 5, WarmupSeconds = 10 }),
        StringComparison.Ordinal);

    [Fact]
    public void An_option_of_the_other_kind_of_load_is_refused_when_it_is_set()
    {
        Assert.Contains(
            "goes without ConcurrentUsers", ErrorOf(new LoadTestAttribute { ArrivalRatePerSecond = 10, DurationSeconds = 5, ConcurrentUsers = 10 }), StringComparison.Ordinal);
        Assert.Contains(
            "MaxInFlight is 10000 without ArrivalRatePerSecond", ErrorOf(new LoadTestAttribute { DurationSeconds = 5, MaxInFlight = 10_000 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_threshold_of_leaks_without_a_limit_on_leaks_is_refused() => Assert.Contains(
        "[Sla] MemoryLeakThreshold is 0.5 without NoMemoryLeaks", Declared(nameof(Bodies.Threshold)).Error, StringComparison.Ordinal);

    [Fact]
    public void A_warm_up_by_time_reaches_the_options_and_goes_without_one_by_iterations()
    {
        IPerformanceAttribute attribute = new BenchmarkAttribute { WarmupSeconds = 2.5 };

        Assert.Empty(attribute.Errors());
        Assert.Equal(TimeSpan.FromSeconds(2.5), ((BenchmarkOptions)attribute.ToOptions("warm")).WarmupDuration);
        Assert.Equal(
            "Warmup is 3 and WarmupSeconds is 2.5; give one of them, not both.", ErrorOf(new BenchmarkAttribute { Warmup = 3, WarmupSeconds = 2.5 }));
    }

    [Fact]
    public void Limits_on_a_run_reach_the_options()
    {
        var test = Declared(nameof(Bodies.Limited)).ToTest("limited", instance: null, [], _ => { });

        Assert.Equal(3, test.Options.Runs);
        Assert.Equal(TimeSpan.FromSeconds(20), test.Options.ExtendUntilDecided);
        Assert.Equal(TimeSpan.FromSeconds(60), test.Options.MaxRunTime);
        Assert.Equal((1.5m, 0.02m), (test.Options.MaxSpendUsd, test.Options.ExpectedCostUsdPerRequest));
        Assert.Equal(TimeSpan.FromSeconds(2.5), test.Options.GracePeriod);
        Assert.False(test.Options.AbortOnBreach);
    }

    [Fact]
    public void Without_a_grace_period_the_engine_has_its_own() =>
        Assert.Null(Declared(nameof(Bodies.Plain)).ToTest("plain", instance: null, [], _ => { }).Options.GracePeriod);

    [Fact]
    public void Limits_out_of_range_are_named_at_once()
    {
        var error = Declared(nameof(Bodies.Unlimited)).Error;

        Assert.Contains("Runs is 0; it is 1 to 1000.", error, StringComparison.Ordinal);
        Assert.Contains("MaxSpendUsd is 0; it is above 0.", error, StringComparison.Ordinal);
        Assert.Contains("MaxRunTimeSeconds is -1", error, StringComparison.Ordinal);
        Assert.Contains("ExpectedCostUsdPerRequest is -3; it is 0 to 1000000000.", error, StringComparison.Ordinal);
        Assert.Contains("GracePeriodSeconds is -2; it is from 0 to 2073600 seconds.", error, StringComparison.Ordinal);
    }

    private static string ErrorOf(IPerformanceAttribute attribute) => Assert.Single(attribute.Errors());

    private static PerformanceDeclaration Declared(string method) => new(typeof(Bodies).GetMethod(method)!, typeof(Bodies));

    /// <summary>Bodies that are only read, never run: not public, so that they are not discovered.</summary>
#pragma warning disable xUnit1000 // it holds no tests
    private sealed class Bodies
#pragma warning restore xUnit1000
    {
        [Benchmark(Runs = 3, ExtendUntilDecidedSeconds = 20, MaxRunTimeSeconds = 60, MaxSpendUsd = 1.5, ExpectedCostUsdPerRequest = 0.02, GracePeriodSeconds = 2.5, AbortOnBreach = false)]
        public static void Limited()
        {
        }

        [Benchmark]
        [Sla(MemoryLeakThreshold = 0.5)]
        public static void Threshold()
        {
        }

        [LoadTest(IterationsPerUser = 1)]
        public static void Plain()
        {
        }

        [LoadTest(IterationsPerUser = 1, Runs = 0, MaxSpendUsd = 0, ExpectedCostUsdPerRequest = -3, MaxRunTimeSeconds = -1, GracePeriodSeconds = -2)]
        public static void Unlimited()
        {
        }
    }
}
