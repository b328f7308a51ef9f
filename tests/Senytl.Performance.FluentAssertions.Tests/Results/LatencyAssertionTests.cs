using FluentAssertions;
using FluentAssertions.Execution;
using FluentAssertions.Extensions;
using Senytl.Testing;

namespace Senytl.Performance.FluentAssertions.Tests.Results;

public class LatencyAssertionTests
{
    private static readonly Lazy<Task<PerformanceResult>> OneToThousand =
        new(() => Runs.OfAsync([.. Enumerable.Range(1, 1000).Select(i => (double)i)]));

    public static TheoryData<string, int> Figures => new()
    {
        { "Average", 501 }, { "P50", 500 }, { "P90", 900 }, { "P95", 950 }, { "P99", 990 }, { "P999", 999 }, { "Max", 1000 },
    };

    [Theory]
    [MemberData(nameof(Figures))]
    public async Task Each_figure_meets_a_limit_at_it_and_breaks_one_below_it(string figure, int milliseconds)
    {
        var result = await OneToThousand.Value;

        Have(result, figure, milliseconds.Milliseconds());
        var below = () => Have(result, figure, (milliseconds - 1).Milliseconds());

        below.Should().Throw<AssertionFailedException>();
    }

    [Fact]
    public async Task A_percentile_over_its_limit_fails_with_limit_measured_value_and_sample_size()
    {
        var result = await OneToThousand.Value;

        var act = () => result.Should().HaveP95LatencyUnder(900.Milliseconds(), "users leave after {0} s", 1);

        act.Should().Throw<AssertionFailedException>().Which.Message.Should()
            .StartWith("Expected result to meet p95 latency ≤ 900 ms because users leave after 1 s, but it does not.")
            .And.Contain("FAIL").And.Contain("950 ms").And.Contain("n=1,000, 100 over")
            .And.Contain("slowest requests").And.Contain("user 0, iteration 999");
    }

    [Fact]
    public async Task An_unproven_percentile_passes_unless_proof_is_required()
    {
        var result = await Runs.OfAsync([.. Enumerable.Repeat(10d, 33)]);

        result.Should().HaveP95LatencyUnder(1.Seconds());
        var act = () => result.Should().RequireProof().HaveP95LatencyUnder(1.Seconds());

        act.Should().Throw<AssertionFailedException>().WithMessage("*INCONCLUSIVE*needs 26 more under the limit*");
    }

    [Fact]
    public async Task A_chain_goes_on_requiring_proof()
    {
        var result = await Runs.OfAsync([.. Enumerable.Repeat(10d, 33)]);

        var act = () => result.Should().RequireProof()
            .HaveAverageLatencyUnder(1.Seconds()).And.HaveP95LatencyUnder(1.Seconds());

        act.Should().Throw<AssertionFailedException>().WithMessage("*INCONCLUSIVE*");
    }

    [Fact]
    public async Task A_limit_of_zero_is_refused_with_its_range()
    {
        var result = await Runs.OfAsync(1);

        var act = () => result.Should().HaveMaxLatencyUnder(TimeSpan.Zero);

        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*limit is 00:00:00; it is above zero*");
    }

    private static void Have(PerformanceResult result, string figure, TimeSpan limit) => _ = figure switch
    {
        "Average" => result.Should().HaveAverageLatencyUnder(limit),
        "P50" => result.Should().HaveP50LatencyUnder(limit),
        "P90" => result.Should().HaveP90LatencyUnder(limit),
        "P95" => result.Should().HaveP95LatencyUnder(limit),
        "P99" => result.Should().HaveP99LatencyUnder(limit),
        "P999" => result.Should().HaveP999LatencyUnder(limit),
        _ => result.Should().HaveMaxLatencyUnder(limit),
    };
}
