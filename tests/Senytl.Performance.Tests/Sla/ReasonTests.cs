using Senytl.Performance.Load.Batching;
using Senytl.Performance.Measuring;

namespace Senytl.Performance.Tests.Sla;

/// <summary>What an inconclusive verdict says would decide it.</summary>
public class ReasonTests
{
    [Theory]
    [InlineData(false, 33, "33 requests, 0 over; needs 26 more under the limit for 95 % confidence")]
    [InlineData(true, 33, "33 requests, 0 over; needs 55 more under the limit for 95 % confidence in a run that is extended until it is decided")]
    [InlineData(true, 70, "70 requests, 0 over; needs 18 more under the limit for 95 % confidence in a run that is extended until it is decided")]
    public void The_number_that_is_missing_is_that_of_the_proof_that_is_asked_for(bool extended, int requests, string expected)
    {
        var objective = Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 1);

        Assert.Equal((Verdict.Inconclusive, expected), Judge(objective, requests, extended));
        Assert.Equal((Verdict.Passed, null), Judge(objective, extended ? 88 : 59, extended));
        Assert.Equal(Verdict.Inconclusive, Judge(objective, extended ? 87 : 58, extended).Item1);
    }

    [Theory]
    [InlineData(DurationMetric.ServiceTime, "request")]
    [InlineData(DurationMetric.TimeToFirstToken, "request")]
    [InlineData(DurationMetric.InterTokenLatency, "gap")]
    [InlineData(DurationMetric.TimePerOutputToken, "streamed call")]
    [InlineData(DurationMetric.ModelCallLatency, "model call")]
    public void What_is_missing_is_called_what_it_is(DurationMetric metric, string noun)
    {
        Assert.StartsWith($"20 {noun}s, 0 over", Judge(Objectives.Duration(metric, Percentile.P95, 1), 20).Item2, StringComparison.Ordinal);
        Assert.EndsWith($"more {noun}s are needed", Judge(Objectives.Duration(metric, Percentile.Average, 1), 1).Item2, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConversationMetric.Turns, "conversation")]
    [InlineData(ConversationMetric.TokensPerTurn, "turn")]
    public void So_it_is_of_conversations(ConversationMetric metric, string noun) => Assert.StartsWith(
        $"20 {noun}s, 0 over", Judge(Objectives.Conversation(metric, Percentile.P95, 100), 20).Item2, StringComparison.Ordinal);

    [Fact]
    public void Batches_of_calls_are_no_requests() => Assert.StartsWith(
        "20 batch means, 0 over",
        Judge(Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 1e-6), 20, batch: new BatchTiming(100, 5_000, null)).Item2,
        StringComparison.Ordinal);

    private static (Verdict, string?) Judge(Objective objective, int requests, bool extended = false, BatchTiming? batch = null)
    {
        var run = new RunContext("open", "by hand", TimeProvider.System, PriceCatalogue.Default) { Sequential = extended };
        run.Declare(objective);
        for (var i = 0; i < requests; i++)
        {
            var usage = new TokenUsage { Input = 5, Output = 3 };
            var call = new ModelCallRecord { FirstContent = 1, Ended = 1_000, Totals = new CallTotals { Calls = 1, Usage = usage } };
            var recorder = run.Recorder(measured: true);
            recorder.RecordCall(call, late: false);
            recorder.RecordInterTokenLatency(1);
            run.Record(
                new RequestRecord
                {
                    FirstContent = 1,
                    Ended = 1_000,
                    Batch = batch,
                    Conversation = Talks.Of(tokens: 8),
                },
                measured: true);
        }

        var verdict = objective.Judge(ResultBuilder.Build(run, new RunEnd()));
        return (verdict.Verdict, verdict.Reason);
    }
}
