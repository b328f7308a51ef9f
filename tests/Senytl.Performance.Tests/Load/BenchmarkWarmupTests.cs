using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

public sealed class BenchmarkWarmupTests
{
    [Fact]
    public async Task A_warm_up_by_time_ends_with_the_iteration_in_which_the_time_is_over()
    {
        var clock = new ManualClock();
        var options = new BenchmarkOptions
        {
            Name = "warm",
            Iterations = 4,
            WarmupDuration = TimeSpan.FromSeconds(2.5),
            TimeProvider = clock,
        };

        var result = await Benchmark.RunAsync(options, _ =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Task.CompletedTask;
        });

        Assert.Equal((3, 4), (result.WarmupRequests, result.Requests));
        Assert.Equal("benchmark, 4 iterations after 2.5 s of warm-up", result.Profile);
    }

    [Fact]
    public void A_warm_up_is_by_time_or_by_iterations()
    {
        var options = new BenchmarkOptions { Name = "both", Warmup = 3, WarmupDuration = TimeSpan.FromSeconds(1) };

        Assert.Contains("give one of them, not both", Assert.Throws<ArgumentException>(options.Validate).Message, StringComparison.Ordinal);
        Assert.Contains(
            "WarmupDuration is -00:00:01; it is zero to 24 days.",
            Assert.Throws<ArgumentException>((options with { WarmupDuration = TimeSpan.FromSeconds(-1) }).Validate).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_of_the_other_kind_of_load_is_refused()
    {
        var open = new LoadTestOptions { Name = "open", Profile = LoadProfile.ConstantRate(1, TimeSpan.FromSeconds(1)), ConcurrentUsers = 3 };
        var closed = new LoadTestOptions { Name = "closed", IterationsPerUser = 1, MaxInFlight = 3 };

        Assert.Contains("beside ConcurrentUsers", Assert.Throws<ArgumentException>(open.Validate).Message, StringComparison.Ordinal);
        Assert.Contains("MaxInFlight is 3 without a Profile", Assert.Throws<ArgumentException>(closed.Validate).Message, StringComparison.Ordinal);
    }
}
