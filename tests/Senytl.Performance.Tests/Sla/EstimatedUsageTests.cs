using Senytl.Performance.Measuring;

namespace Senytl.Performance.Tests.Sla;

/// <summary>Limits on estimated usage: what is proven must stay so when each estimate is too low by its error.</summary>
public class EstimatedUsageTests
{
    private static readonly long[] Varied = [.. Enumerable.Range(0, 100).Select(i => 90L + (i % 21))];

    [Theory]
    [InlineData(110, Verdict.Inconclusive)]
    [InlineData(115, Verdict.Passed)]
    public void The_bound_of_an_average_and_not_just_the_average_is_held_against_the_tighter_limit(double limit, Verdict expected)
    {
        // The average is 99.6 and its bound 100.6; ten percent more are 109.6 and 110.6.
        Assert.Equal(expected, Judge(Objectives.Tokens(TokenKind.Total, perRequest: true, limit)));
        Assert.Equal(expected, Judge(Objectives.Usd(perRequest: true, (decimal)limit)));
        Assert.Equal(expected, Judge(Objectives.Conversation(ConversationMetric.TokensPerTurn, Percentile.Average, limit)));
    }

    [Theory]
    [InlineData(119.95, Verdict.Inconclusive)]
    [InlineData(122, Verdict.Passed)]
    public void The_count_over_the_tighter_limit_and_not_just_the_percentile_has_to_prove_a_percentile(double limit, Verdict expected)
    {
        // None is over the limit and the p95, 109, would be 119.9; but four of 100 are over 119.95 / 1.1, which is too many to prove it.
        Assert.Equal(expected, Judge(Objectives.Conversation(ConversationMetric.TokensPerTurn, Percentile.P95, limit)));
        Assert.Equal(expected, Judge(Objectives.Conversation(ConversationMetric.CostUsd, Percentile.P95, limit)));
    }

    [Fact]
    public void A_limit_that_the_estimate_just_keeps_with_its_error_is_met()
    {
        long[] same = [.. Enumerable.Repeat(1000L, 100)];

        Assert.Equal(Verdict.Passed, Judge(Objectives.Conversation(ConversationMetric.TokensPerTurn, Percentile.P95, 1050), same, error: 5));
        Assert.Equal(Verdict.Passed, Judge(Objectives.Tokens(TokenKind.Total, perRequest: true, 1050), same, error: 5));
        Assert.Equal(Verdict.Passed, Judge(Objectives.Usd(perRequest: false, 105_000), same, error: 5));
    }

    private static Verdict Judge(Objective objective) => Judge(objective, Varied, error: 10);

    private static Verdict Judge(Objective objective, long[] requests, double error)
    {
        var run = new RunContext("estimated", "by hand", TimeProvider.System, PriceCatalogue.Default);
        run.Declare(objective);
        foreach (var tokens in requests)
        {
            var usage = new TokenUsage { Input = tokens, Source = UsageSource.Estimated, Tokenizer = "rough", ErrorPercent = error };
            var record = new RequestRecord
            {
                Calls = new CallTotals { Calls = 1, Usage = usage, Priced = 1, CostUsd = tokens },
                Conversation = Talks.Of(tokens: tokens, costUsd: tokens),
            };
            run.Record(record, measured: true);
        }

        return ResultBuilder.Build(run, new RunEnd()).Objectives[0].Verdict;
    }
}
