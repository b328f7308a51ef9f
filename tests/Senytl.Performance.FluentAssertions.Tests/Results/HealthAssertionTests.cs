using FluentAssertions;
using FluentAssertions.Execution;
using FluentAssertions.Extensions;
using Senytl.Testing;

namespace Senytl.Performance.FluentAssertions.Tests.Results;

public class HealthAssertionTests
{
    private static readonly List<byte[]> Kept = [];

    [Fact]
    public async Task Throughput_counts_successes_only()
    {
        var result = await EveryTenthFailsAsync();

        result.Should().HaveThroughputAbove(9);
        var act = () => result.Should().HaveThroughputAbove(9.1);

        act.Should().Throw<AssertionFailedException>().WithMessage("*throughput*9/s*only successes count: 900 of 1,000 attempts*");
    }

    [Fact]
    public async Task Goodput_is_the_share_within_all_limits_at_once()
    {
        var result = await EveryTenthFailsAsync();

        result.Should().HaveGoodputAbove(0.85, latency: 100.Milliseconds());
        var few = () => result.Should().HaveGoodputAbove(0.91, latency: 100.Milliseconds());
        var slow = () => result.Should().HaveGoodputAbove(0.85, latency: 99.Milliseconds());

        few.Should().Throw<AssertionFailedException>().WithMessage("*goodput (success, latency ≤ 100 ms)  ≥ 91 %  measured 90 %*");
        slow.Should().Throw<AssertionFailedException>().WithMessage("*measured 0 %*");

        var unstreamed = () => result.Should().HaveGoodputAbove(0.85, timePerOutputToken: 20.Milliseconds());
        unstreamed.Should().Throw<AssertionFailedException>().WithMessage("*time per output token ≤ 20 ms*measured 0 %*");
    }

    [Fact]
    public async Task Error_and_success_rate_are_two_sides_of_one_limit()
    {
        var result = await EveryTenthFailsAsync();

        result.Should().HaveErrorRateUnder(0.15).And.HaveSuccessRateAbove(0.85);
        var error = () => result.Should().HaveErrorRateUnder(0.09);
        var success = () => result.Should().HaveSuccessRateAbove(0.91);

        error.Should().Throw<AssertionFailedException>().WithMessage("*error rate ≤ 9 %*10 %*100 × InvalidOperationException: refused*");
        success.Should().Throw<AssertionFailedException>().WithMessage("*error rate ≤ 9 %*10 %*");
    }

    [Fact]
    public async Task A_success_rate_at_its_limit_is_not_broken_by_rounding()
    {
        var result = await EveryTenthFailsAsync();

        result.Should().HaveSuccessRateAbove(0.9);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public async Task A_share_out_of_range_is_refused(double share)
    {
        var result = await Runs.OfAsync(1);

        var success = () => result.Should().HaveSuccessRateAbove(share);
        var error = () => result.Should().HaveErrorRateUnder(share);

        success.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*0 to 1*");
        error.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*0 to 1*");
    }

    [Fact]
    public async Task Kept_memory_is_a_leak()
    {
        var result = await Runs.OfAsync(50, (_, clock) =>
        {
            Kept.Add(new byte[2_000_000]);
            clock.Advance(1.Seconds());
            return Task.CompletedTask;
        });

        var act = () => result.Should().HaveNoMemoryLeaks();

        act.Should().Throw<AssertionFailedException>().WithMessage("*memory growth ≤ 20 %*");
        result.Should().HaveNoMemoryLeaks(threshold: 1_000_000);
    }

    private static Task<PerformanceResult> EveryTenthFailsAsync() => Runs.OfAsync(1000, (index, clock) =>
    {
        clock.Advance(100.Milliseconds());
        return index % 10 == 0 ? throw new InvalidOperationException("refused") : Task.CompletedTask;
    });
}
