using Microsoft.Extensions.AI;
using Senytl.Performance.Measuring;
using Senytl.Performance.Statistics;
using Senytl.Performance.Tests.Llm;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Sla;

/// <summary>Averages of tokens, cost and conversations: three verdicts, by a bound.</summary>
public class AverageTests
{
    [Fact]
    public async Task An_average_of_tokens_within_the_limit_but_not_proven_is_inconclusive()
    {
        var verdict = await JudgedAsync(Objectives.Tokens(TokenKind.Output, perRequest: true, 105), [50, 150, 60, 140, 100]);

        Assert.Equal(Verdict.Inconclusive, verdict.Verdict);
        Assert.Equal("100", verdict.Measured);
        Assert.StartsWith("its upper bound at 95 % confidence is 14", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, Verdict.Passed)]
    [InlineData(120, Verdict.Inconclusive)]
    [InlineData(99, Verdict.Failed)]
    public async Task The_limit_decides_between_the_three(double limit, Verdict expected) =>
        Assert.Equal(expected, (await JudgedAsync(Objectives.Tokens(TokenKind.Output, perRequest: true, limit), [50, 150, 60, 140, 100])).Verdict);

    [Fact]
    public async Task More_requests_prove_what_few_do_not()
    {
        var objective = Objectives.Tokens(TokenKind.Output, perRequest: true, 105);
        double[] tokens = [50, 150, 60, 140, 100];

        Assert.Equal(Verdict.Passed, (await JudgedAsync(objective, [.. Enumerable.Repeat(tokens, 60).SelectMany(some => some)])).Verdict);
    }

    [Fact]
    public async Task Equal_requests_prove_a_limit_that_they_just_meet_and_one_alone_proves_none()
    {
        var objective = Objectives.Tokens(TokenKind.Output, perRequest: true, 100);

        Assert.Equal(Verdict.Passed, (await JudgedAsync(objective, [100, 100])).Verdict);
        var alone = await JudgedAsync(objective, [100]);
        Assert.Equal(Verdict.Inconclusive, alone.Verdict);
        Assert.Equal("too few observations, or too few that differ, to bound it; more requests are needed", alone.Reason);
    }

    [Theory]
    [InlineData(10_000, Verdict.Passed)]
    [InlineData(1_000.02, Verdict.Inconclusive)]
    public async Task One_request_that_differs_leaves_an_average_provable(double limit, Verdict expected) => Assert.Equal(
        expected,
        (await JudgedAsync(Objectives.Tokens(TokenKind.Output, perRequest: true, limit), [.. Enumerable.Repeat(1000.0, 99), 1001])).Verdict);

    [Fact]
    public async Task A_total_is_compared_as_it_is() =>
        Assert.Equal(Verdict.Passed, (await JudgedAsync(Objectives.Tokens(TokenKind.Output, perRequest: false, 500), [50, 150, 60, 140, 100])).Verdict);

    [Fact]
    public async Task A_number_of_tokens_beside_its_limit_has_all_its_digits()
    {
        var over = await JudgedAsync(Objectives.Tokens(TokenKind.Output, perRequest: true, 1000), [.. Enumerable.Repeat(1000.0, 99), 1001]);
        var near = await JudgedAsync(
            Objectives.Tokens(TokenKind.Output, perRequest: true, 1000.412), [.. Enumerable.Repeat((double[])[1000, 1001, 1000, 1001, 1000], 200).SelectMany(some => some)]);

        Assert.Equal((Verdict.Failed, "1,000.01"), (over.Verdict, over.Measured));
        Assert.Equal((Verdict.Inconclusive, "1,000.4", "≤ 1,000.412"), (near.Verdict, near.Measured, near.Objective.Limit));
        Assert.Contains("% confidence is 1,000.42", near.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.02, Verdict.Passed)]
    [InlineData(0.0105, Verdict.Inconclusive)]
    [InlineData(0.0099, Verdict.Failed)]
    public async Task An_average_cost_has_the_three_verdicts_too(double usd, Verdict expected)
    {
        var verdict = await JudgedAsync(Objectives.Usd(perRequest: true, (decimal)usd), [50, 150, 60, 140, 100]);

        Assert.Equal((expected, "$0.01"), (verdict.Verdict, verdict.Measured));
        Assert.Equal(expected == Verdict.Inconclusive, verdict.Reason is not null);
    }

    [Theory]
    [InlineData(0.02, Verdict.Passed)]
    [InlineData(0.0105, Verdict.Inconclusive)]
    [InlineData(0.0099, Verdict.Failed)]
    public async Task An_average_of_conversations_has_the_three_verdicts_too(double usd, Verdict expected) => Assert.Equal(
        expected,
        (await JudgedAsync(Objectives.Conversation(ConversationMetric.CostUsd, Percentile.Average, usd), [50, 150, 60, 140, 100])).Verdict);

    [Fact]
    public async Task Tokens_of_failed_requests_widen_the_bound()
    {
        var objective = Objectives.Tokens(TokenKind.Output, perRequest: true, 125);
        var equal = Enumerable.Repeat(100.0, 20).ToArray();

        Assert.Equal(Verdict.Passed, (await JudgedAsync(objective, equal)).Verdict);
        var failing = await JudgedAsync(objective, [.. equal, .. Enumerable.Repeat(-100.0, 4)]);
        Assert.Equal((Verdict.Inconclusive, "120"), (failing.Verdict, failing.Measured));
    }

    [Fact]
    public void The_margin_covers_the_true_ratio_about_as_often_as_it_says()
    {
        var random = SeededRandom.From(11);
        var covered = 0;
        for (var trial = 0; trial < 400; trial++)
        {
            var figure = new PerRequestFigure();
            var (successes, failures, sum) = (0, 0, 0.0);
            for (var i = 0; i < 100; i++)
            {
                // A fifth fails, and takes half as much: 1,000 · (0.8 + 0.2 / 2) / 0.8 a success.
                var success = random.NextUniform() < 0.8;
                var value = (long)(random.NextExponential() * (success ? 1_000 : 500));
                figure.Record(value, success);
                sum += value;
                (successes, failures) = success ? (successes + 1, failures) : (successes, failures + 1);
            }

            covered += (sum / successes) + figure.Margin(successes, failures, 0.95) >= 1_125 ? 1 : 0;
        }

        Assert.InRange(covered / 400.0, 0.91, 0.985);
    }

    [Fact]
    public void Requests_that_took_nothing_count()
    {
        var (few, many) = (new PerRequestFigure(), new PerRequestFigure());
        foreach (var value in (long[])[90, 100, 110])
        {
            few.Record(value, success: true);
            many.Record(value, success: true);
        }

        for (var i = 0; i < 3; i++)
        {
            many.Record(0, success: true);
        }

        Assert.Equal(many.Margin(6, 0, 0.95), few.Margin(6, 0, 0.95));
        Assert.True(few.Margin(6, 0, 0.95) > few.Margin(3, 0, 0.95));
    }

    [Fact]
    public void The_margin_of_a_billion_requests_that_took_nothing_is_that_of_their_formula()
    {
        var figure = new PerRequestFigure();
        for (var i = 0; i < 1_000; i++)
        {
            figure.Record(1_000_000, success: true);
        }

        // s/√n of 1,000 ones among 10⁹: √(p (1 − p) / (n − 1)) with p = 10⁻⁶, times a million; 1.6449 of it.
        Assert.Equal(1.6449 * 1e6 * Math.Sqrt(1e-6 * (1 - 1e-6) / (1e9 - 1)), figure.Margin(1_000_000_000, 0, 0.95), 0.0001);
    }

    [Fact]
    public async Task An_inconclusive_average_does_not_extend_a_run()
    {
        var options = new BenchmarkOptions
        {
            Name = "average",
            Iterations = 1,
            Warmup = 0,
            ExtendUntilDecided = TimeSpan.FromSeconds(30),
            Objectives = [Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, seconds: 60)],
        };

        var result = await Benchmark.RunAsync(options, token => Task.Delay(1, token));

        Assert.Equal((1, Verdict.Inconclusive), (result.Requests, result.Verdict));
    }

    /// <summary>Requests of so many output tokens each, at 100 USD a million; negative ones fail.</summary>
    private static async Task<ObjectiveVerdict> JudgedAsync(Objective objective, double[] tokens)
    {
        var prices = PriceCatalogue.Default.With("probe", ModelPrice.PerMillion(0, 100));
        var result = await Runs.OfAsync(
            new ManualClock(),
            prices,
            tokens.Length,
            async index =>
            {
                using var client = ScriptedChatClient.Answering("probe", 0, (int)Math.Abs(tokens[index]), "a").Measured();
                await client.GetResponseAsync("?");
                if (tokens[index] < 0)
                {
                    throw new InvalidOperationException("failed after its call");
                }
            },
            objective,
            Objectives.ErrorRate(0.9));
        return result.Objectives[0];
    }
}
