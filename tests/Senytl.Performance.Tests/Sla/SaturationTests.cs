using Senytl.Performance.Measuring;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Tests.Sla;

/// <summary>A generator that did not keep up: no limit on a time passes, and every report says it.</summary>
public class SaturationTests
{
    [Theory]
    [InlineData(DurationMetric.ResponseTime, Percentile.P95)]
    [InlineData(DurationMetric.ResponseTime, Percentile.Max)]
    [InlineData(DurationMetric.ResponseTime, Percentile.Average)]
    [InlineData(DurationMetric.TimeToFirstToken, Percentile.P95)]
    [InlineData(DurationMetric.ModelCallLatency, Percentile.P95)]
    [InlineData(DurationMetric.TimePerOutputToken, Percentile.P95)]
    public void A_limit_on_a_duration_does_not_pass(DurationMetric metric, Percentile figure) =>
        AssertUndecidedOnceSaturated(Objectives.Duration(metric, figure, seconds: 1));

    [Fact]
    public void A_floor_under_the_rate_of_tokens_does_not_pass() => AssertUndecidedOnceSaturated(Objectives.TokensPerSecondPerUser(1));

    [Fact]
    public void A_goodput_with_a_limit_on_a_time_does_not_pass()
    {
        var result = Saturated();

        Assert.Equal(Verdict.Inconclusive, Objectives.Goodput(0.5, latencySeconds: 1).Judge(result).Verdict);
        Assert.Equal(Verdict.Inconclusive, Objectives.Goodput(0.5, latencySeconds: 9, timeToFirstTokenSeconds: 1).Judge(Saturated(firstContent: 1)).Verdict);
        Assert.StartsWith("generator saturated", Objectives.Goodput(0.5, latencySeconds: 1).Judge(result).Reason, StringComparison.Ordinal);
        Assert.Equal(Verdict.Passed, Objectives.Goodput(0.5).Judge(result).Verdict);
    }

    [Theory]
    [InlineData(ConversationMetric.SecondsInModels, Verdict.Inconclusive)]
    [InlineData(ConversationMetric.ModelCalls, Verdict.Passed)]
    public void A_time_of_conversations_does_not_pass_and_a_count_of_them_does(ConversationMetric metric, Verdict expected) =>
        Assert.Equal(expected, Objectives.Conversation(metric, Percentile.P90, 60).Judge(Saturated()).Verdict);

    [Fact]
    public void It_is_noted_without_any_limit_on_a_time() =>
        Assert.Contains(Saturated().Notes, note => note.StartsWith("generator saturated: this process used 95 %", StringComparison.Ordinal));

    private static void AssertUndecidedOnceSaturated(Objective objective)
    {
        var judged = objective.Judge(Saturated(firstContent: 1));

        Assert.Equal(Verdict.Passed, objective.Judge(Recorded(firstContent: 1, generator: null)).Verdict);
        Assert.Equal(Verdict.Inconclusive, judged.Verdict);
        Assert.Contains("generator saturated", judged.Reason, StringComparison.Ordinal);
    }

    private static PerformanceResult Saturated(long firstContent = 0) => Recorded(firstContent, Generators.Of(cpuShare: 0.95));

    private static PerformanceResult Recorded(long firstContent, GeneratorHealth? generator)
    {
        var run = new RunContext("busy", "by hand", TimeProvider.System, PriceCatalogue.Default);
        var call = new CallTotals { Calls = 1 };
        call.AddUsage(new TokenUsage { Input = 1, Output = 10 });
        for (var i = 0; i < 100; i++)
        {
            run.Recorder(measured: true).RecordCall(new ModelCallRecord { FirstContent = 1, Ended = 900_000, Totals = call }, late: false);
            run.Record(new RequestRecord { FirstContent = firstContent, Ended = 1_000_000, Conversation = Talks.Of(inModels: TimeSpan.FromMilliseconds(1)) }, measured: true);
        }

        return ResultBuilder.Build(run, new RunEnd { Generator = generator });
    }
}
