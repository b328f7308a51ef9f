using FluentAssertions;
using FluentAssertions.Execution;
using Senytl.Testing;

namespace Senytl.Performance.FluentAssertions.Tests.Results;

public class SpendAssertionTests
{
    [Fact]
    public async Task Tokens_and_cost_are_held_per_request_and_in_total()
    {
        var result = await SpendingAsync();

        result.Should()
            .HaveTokensPerRequestUnder(150).And.HaveTotalTokensUnder(600)
            .And.HaveTokensPerRequestUnder(100, TokenKind.Input).And.HaveTotalTokensUnder(200, TokenKind.Output)
            .And.HaveCostPerRequestUnderUsd(0.02m).And.HaveTotalCostUnderUsd(0.08m)
            .And.HaveCostPerRequestUnderCents(2).And.HaveTotalCostUnderCents(8);
    }

    [Fact]
    public async Task One_token_or_a_hundredth_of_a_cent_less_is_broken_with_both_figures()
    {
        var result = await SpendingAsync();

        Failing(() => result.Should().HaveTokensPerRequestUnder(149)).Should().Contain("tokens per request  ≤ 149  measured 150");
        Failing(() => result.Should().HaveTotalTokensUnder(599)).Should().Contain("tokens in total  ≤ 599  measured 600");
        Failing(() => result.Should().HaveTokensPerRequestUnder(49, TokenKind.Output)).Should().Contain("output tokens per request  ≤ 49  measured 50");
        Failing(() => result.Should().HaveTotalTokensUnder(399, TokenKind.Input)).Should().Contain("input tokens in total  ≤ 399  measured 400");
        Failing(() => result.Should().HaveCostPerRequestUnderUsd(0.0199m)).Should().Contain("cost per request  ≤ $0.0199  measured $0.02");
        Failing(() => result.Should().HaveTotalCostUnderUsd(0.0799m)).Should().Contain("cost in total  ≤ $0.0799  measured $0.08");
        Failing(() => result.Should().HaveCostPerRequestUnderCents(1.99)).Should().Contain("≤ $0.0199");
        Failing(() => result.Should().HaveTotalCostUnderCents(7.99)).Should().Contain("≤ $0.0799");
    }

    [Fact]
    public async Task An_unknown_price_meets_no_cost_limit()
    {
        var result = await Runs.OfAsync(1, (_, _) =>
        {
            Metrics.Record(TimeSpan.FromSeconds(1), new TokenUsage { Input = 1, Output = 1 });
            return Task.CompletedTask;
        });

        Failing(() => result.Should().HaveTotalCostUnderUsd(1_000_000m)).Should().Contain("the price is unknown");
    }

    private static string Failing(Action act) => act.Should().Throw<AssertionFailedException>().Which.Message;

    private static Task<PerformanceResult> SpendingAsync() => Runs.OfAsync(4, (_, _) =>
    {
        Metrics.Record(TimeSpan.FromSeconds(1), new TokenUsage { Input = 100, Output = 50 }, costUsd: 0.02m);
        return Task.CompletedTask;
    });
}
