using Senytl.Performance.Adapters;
using Senytl.Performance.Measuring;

namespace Senytl.Performance.Tests.Load;

/// <summary>A time that no clock or wait of the engine can hold is refused, and not wrapped around.</summary>
public sealed class LongTimeTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    public static TheoryData<string, Func<TimeSpan, RunOptions>> Times => new()
    {
        { "RequestTimeout", time => Closed with { RequestTimeout = time } },
        { "GracePeriod", time => Closed with { GracePeriod = time } },
        { "GracePeriod", time => Open with { GracePeriod = time } },
        { "ExtendUntilDecided", time => Closed with { ExtendUntilDecided = time } },
        { "MaxRunTime", time => Closed with { MaxRunTime = time } },
        { "Duration", time => Closed with { Duration = time, IterationsPerUser = null } },
        { "RampUp", time => Closed with { RampUp = time } },
        { "ThinkTime", time => Closed with { ThinkTime = time } },
        { "Warmup", time => Closed with { Warmup = time } },
        { "WarmupDuration", time => new BenchmarkOptions { Name = "long", WarmupDuration = time } },
        { "StepDuration", time => new MaxRateOptions { Name = "long", StepDuration = time } },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void No_time_of_a_run_is_longer_than_its_waits_can_be(string name, Func<TimeSpan, RunOptions> with)
    {
        with(Longest).Validate();
        foreach (var tooLong in (TimeSpan[])[Longest + TimeSpan.FromTicks(1), TimeSpan.MaxValue])
        {
            var message = Assert.Throws<ArgumentException>(with(tooLong).Validate).Message;

            Assert.Contains($"{name} is {tooLong}; it is ", message, StringComparison.Ordinal);
            Assert.Contains("24 days", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_attribute_can_state_no_longer_time() => Assert.Equal(AttributeChecks.LongestSeconds, Longest.TotalSeconds);

    [Fact]
    public void A_search_does_not_begin_at_a_rate_that_would_take_years()
    {
        var search = new MaxRateOptions { Name = "slow", From = 1e-12 };

        Assert.Contains("From is 1E-12, at which LeastRequests, 100, take more than 24 days", Assert.Throws<ArgumentException>(search.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_grace_period_loses_no_open_load()
    {
        var result = await LoadTest.RunAsync(Open with { RequestTimeout = Longest, GracePeriod = Longest }, (_, _) => Task.CompletedTask);

        Assert.Equal(5, result.Succeeded);
    }

    [Fact]
    public void A_limit_beyond_the_clock_is_no_limit_and_not_a_negative_one()
    {
        var result = PerformanceResult.FromBatches("limit", "by hand", [.. Enumerable.Repeat(new OperationBatch(1, 1e9), 100)]);

        Assert.Equal(Verdict.Passed, new DurationObjective(DurationMetric.ResponseTime, Percentile.P95, TimeSpan.MaxValue).Judge(result).Verdict);
        Assert.Equal(long.MaxValue, RunClock.FromTimeSpan(TimeSpan.MaxValue));
    }

    private static LoadTestOptions Closed => new() { Name = "long", IterationsPerUser = 1 };

    private static LoadTestOptions Open => new()
    {
        Name = "long",
        Profile = LoadProfile.Burst(5, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10)),
    };
}
