using Senytl.Performance.Load.Batching;
using Senytl.Performance.Measuring;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Sla;

/// <summary>Beyond the observations that are kept one by one, the count over a stated limit stays exact.</summary>
public class LimitCountTests
{
    private const int Within = 4_999;

    [Theory]
    [InlineData(ConversationMetric.TokensPerTurn, 3_000)]
    [InlineData(ConversationMetric.ModelCalls, 3_000)]
    [InlineData(ConversationMetric.CostUsd, 0.0312345)]
    public void One_conversation_over_its_limit_among_thousands_at_it_is_one(ConversationMetric metric, double limit) =>
        AssertOneOver(Objectives.Conversation(metric, Percentile.P95, limit), times => new RequestRecord
        {
            Conversation = Talks.Of(modelCalls: 3_000 * times, tokens: 3_000 * times, costUsd: 0.0312345m * times),
        });

    [Fact]
    public void One_batch_of_calls_over_its_limit_among_thousands_at_it_is_one() => AssertOneOver(
        Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 12.345e-9),
        times => new RequestRecord { Batch = new BatchTiming(1_000, 12_345 * times, null) });

    [Fact]
    public void A_limit_between_two_ticks_is_counted_where_it_lies() => AssertOneOver(
        Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 150.05e-6),
        times => new RequestRecord { Ended = 150_050 * times });

    [Fact]
    public void An_unfinished_call_at_its_limit_is_not_over_it() => AssertOneOver(
        Objectives.Duration(DurationMetric.ModelCallLatency, Percentile.P95, 1),
        times => new RequestRecord { Outcome = RequestOutcome.Unfinished, Ended = 1, CutCallElapsed = 1_000_000_000L * times },
        run => run.Recorder(measured: true).RecordCall(new ModelCallRecord { Ended = 1 }, late: false));

    [Theory]
    [InlineData(1, Verdict.Inconclusive)]
    [InlineData(1_000, Verdict.Failed)]
    public async Task A_limit_first_named_when_the_run_is_over_fails_only_what_is_over_it_for_certain(int slow, Verdict expected)
    {
        var result = await Runs.OfAsync([.. Enumerable.Repeat(1_000.0, Within), .. Enumerable.Repeat(2_000.0, slow)]);

        var verdict = Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 1).Judge(result);

        Assert.Equal(expected, verdict.Verdict);
        Assert.Equal(expected == Verdict.Inconclusive, verdict.Reason?.Contains("state the limit before the run", StringComparison.Ordinal) ?? false);
    }

    /// <summary>Thousands of records at the limit and one at twice it, over two phases of which the second is recorded when the limit is known.</summary>
    private static void AssertOneOver(Objective objective, Func<int, RequestRecord> of, Action<RunContext>? beside = null)
    {
        var run = new RunContext("counted", "by hand", TimeProvider.System, PriceCatalogue.Default);
        run.Record(of(1), measured: true);
        run.Declare(objective);
        for (var i = 1; i < 2 * Within; i++)
        {
            if (i == Within)
            {
                run.BeginPhase();
            }

            run.Record(of(1), measured: true);
            beside?.Invoke(run);
        }

        run.Record(of(2), measured: true);

        var shares = ((IShareObjective)objective).Shares(ResultBuilder.Build(run, new RunEnd()));

        Assert.Equal(1, shares.Over);
        Assert.InRange(shares.Count, 2 * Within, long.MaxValue);
    }
}
