using Senytl.Performance.Measuring;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Tests.Sla;

/// <summary>A generator that did not keep up: no limit on a time passes, and every report says it.</summary>
public class SaturationTests
{
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

    private static GeneratorHealth Busy { get; } = new()
    {
        CpuShare = 0.95,
        ScheduleLag = new DurationStats(new Distribution()),
        GcPause = TimeSpan.Zero,
        ThreadPoolQueuePeak = 0,
        Concurrent = true,
    };

    private static ConversationSummary Talk { get; } = new()
    {
        Turns = 1,
        ModelCalls = 1,
        ToolCalls = 0,
        LongestToolLoop = 0,
        TimeInModels = TimeSpan.FromMilliseconds(1),
        TimeInTools = TimeSpan.Zero,
    };

    private static PerformanceResult Saturated(long firstContent = 0)
    {
        var run = new RunContext("busy", "by hand", TimeProvider.System, PriceCatalogue.Default);
        for (var i = 0; i < 100; i++)
        {
            run.Record(new RequestRecord { FirstContent = firstContent, Ended = 1_000_000, Conversation = Talk }, measured: true);
        }

        return ResultBuilder.Build(run, new RunEnd { Generator = Busy });
    }
}
