using Senytl.Performance.Adapters;

namespace Senytl.Performance.XunitV3.Tests;

/// <summary>Every option of an attribute, each with a value of its own, as the run gets it.</summary>
public sealed class OptionTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Every_option_of_a_benchmark_reaches_the_run()
    {
        var expected = new BenchmarkOptions
        {
            Name = "all",
            Iterations = 7,
            Warmup = 3,
            AutoBatch = false,
            RequestTimeout = 11 * Second,
            Seed = 5,
        };

        Assert.Equal(WithLimits(expected), OptionsOf(nameof(Bodies.Iterated)));
    }

    [Fact]
    public void Every_option_of_a_closed_load_reaches_the_run()
    {
        var expected = new LoadTestOptions
        {
            Name = "all",
            ConcurrentUsers = 4,
            Duration = 9 * Second,
            RampUp = 2 * Second,
            ThinkTime = 3 * Second,
            ThinkTimeSpread = 0.25,
            WarmupIterationsPerUser = 6,
            Warmup = 8 * Second,
            RequestTimeout = 11 * Second,
            Seed = 5,
        };

        Assert.Equal(WithLimits(expected), OptionsOf(nameof(Bodies.Timed)));
        Assert.Equal(
            WithLimits(expected with { Duration = null, IterationsPerUser = 12 }), OptionsOf(nameof(Bodies.Counted)));
    }

    [Fact]
    public void Every_option_of_an_open_load_reaches_the_run()
    {
        var options = (LoadTestOptions)OptionsOf(nameof(Bodies.Open));

        Assert.Equal(
            LoadProfile.RampingRate(0, 20, 2 * Second).Then(LoadProfile.Poisson(20, 7 * Second, seed: 5)).ToString(), options.Profile!.ToString());
        var expected = new LoadTestOptions { Name = "all", MaxInFlight = 13, Warmup = Second, RequestTimeout = 11 * Second, Seed = 5 };
        Assert.Equal(WithLimits(expected), options with { Profile = null });
    }

    [Theory]
    [InlineData(nameof(Bodies.Iterated), true)]
    [InlineData(nameof(Bodies.Timed), true)]
    [InlineData(nameof(Bodies.Plain), false)]
    [InlineData(nameof(Bodies.Plain_load), false)]
    public void Proof_and_company_are_as_the_attribute_says(string method, bool asked)
    {
        Assert.Equal(asked, TestOf(method).RequireProof);
        Assert.Equal(asked, Declared(method).AllowParallel);
    }

    [Theory]
    [InlineData(nameof(Bodies.Void), true)]
    [InlineData(nameof(Bodies.Plain_load), false)]
    public void A_body_that_returns_nothing_blocks(string method, bool blocking) => Assert.Equal(blocking, OptionsOf(method).BlockingBody);

    [Fact]
    public void What_an_attribute_leaves_out_is_as_the_options_have_it()
    {
        Assert.Equal(new BenchmarkOptions { Name = "all" }, OptionsOf(nameof(Bodies.Plain)));
        Assert.Equal(new LoadTestOptions { Name = "all", IterationsPerUser = 1 }, OptionsOf(nameof(Bodies.Plain_load)));
    }

    private static RunOptions WithLimits(RunOptions options) => options with
    {
        Runs = 2,
        ExtendUntilDecided = 20 * Second,
        GracePeriod = 2.5 * Second,
        MaxRunTime = 60 * Second,
        MaxSpendUsd = 1.5m,
        ExpectedCostUsdPerRequest = 0.02m,
        PriceTier = PriceTier.Batch,
        AbortOnBreach = false,
    };

    private static RunOptions OptionsOf(string method)
    {
        Assert.Null(Declared(method).Error);
        var options = TestOf(method).Options;
        options.Validate();
        Assert.Empty(options.Objectives);

        // An empty list equals no other one.
        return options with { Objectives = [] };
    }

    private static PerformanceTest TestOf(string method) => Declared(method).ToTest("all", instance: null, [], _ => { });

    private static PerformanceDeclaration Declared(string method) => new(typeof(Bodies).GetMethod(method)!, typeof(Bodies));

    /// <summary>Bodies that are only read, never run: not public, so that they are not discovered.</summary>
#pragma warning disable xUnit1000 // it holds no tests
    private sealed class Bodies
#pragma warning restore xUnit1000
    {
        [Benchmark(
            Iterations = 7, Warmup = 3, AutoBatch = false, RequestTimeoutSeconds = 11, Seed = 5, RequireProof = true, AllowParallel = true,
            Runs = 2, ExtendUntilDecidedSeconds = 20, GracePeriodSeconds = 2.5, MaxRunTimeSeconds = 60, MaxSpendUsd = 1.5,
            ExpectedCostUsdPerRequest = 0.02, PriceTier = PriceTier.Batch, AbortOnBreach = false)]
        public static Task Iterated() => Task.CompletedTask;

        [LoadTest(
            ConcurrentUsers = 4, DurationSeconds = 9, RampUpSeconds = 2, ThinkTimeSeconds = 3, ThinkTimeSpread = 0.25,
            WarmupIterationsPerUser = 6, WarmupSeconds = 8, RequestTimeoutSeconds = 11, Seed = 5, RequireProof = true, AllowParallel = true,
            Runs = 2, ExtendUntilDecidedSeconds = 20, GracePeriodSeconds = 2.5, MaxRunTimeSeconds = 60, MaxSpendUsd = 1.5,
            ExpectedCostUsdPerRequest = 0.02, PriceTier = PriceTier.Batch, AbortOnBreach = false)]
        public static Task Timed() => Task.CompletedTask;

        [LoadTest(
            ConcurrentUsers = 4, IterationsPerUser = 12, RampUpSeconds = 2, ThinkTimeSeconds = 3, ThinkTimeSpread = 0.25,
            WarmupIterationsPerUser = 6, WarmupSeconds = 8, RequestTimeoutSeconds = 11, Seed = 5,
            Runs = 2, ExtendUntilDecidedSeconds = 20, GracePeriodSeconds = 2.5, MaxRunTimeSeconds = 60, MaxSpendUsd = 1.5,
            ExpectedCostUsdPerRequest = 0.02, PriceTier = PriceTier.Batch, AbortOnBreach = false)]
        public static Task Counted() => Task.CompletedTask;

        [LoadTest(
            ArrivalRatePerSecond = 20, Profile = ArrivalSpacing.Poisson, DurationSeconds = 9, RampUpSeconds = 2, MaxInFlight = 13,
            WarmupSeconds = 1, RequestTimeoutSeconds = 11, Seed = 5,
            Runs = 2, ExtendUntilDecidedSeconds = 20, GracePeriodSeconds = 2.5, MaxRunTimeSeconds = 60, MaxSpendUsd = 1.5,
            ExpectedCostUsdPerRequest = 0.02, PriceTier = PriceTier.Batch, AbortOnBreach = false)]
        public static Task Open() => Task.CompletedTask;

        [Benchmark]
        public static Task Plain() => Task.CompletedTask;

        [LoadTest(IterationsPerUser = 1)]
        public static Task Plain_load() => Task.CompletedTask;

        [LoadTest(IterationsPerUser = 1)]
        public static void Void()
        {
        }
    }
}
