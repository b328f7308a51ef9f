using Senytl.Performance.Measuring;

namespace Senytl.Performance.Tests.Sla;

/// <summary>Sixty requests, none over: enough for 95 % confidence, and not for 99 %.</summary>
public class ConfidenceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<Func<double, Objective>> Limits => new()
    {
        confidence => new DurationObjective(DurationMetric.ResponseTime, Percentile.P95, 2 * Second, confidence),
        confidence => new ErrorRateObjective(0.05, confidence),
        confidence => new GoodputObjective(0.95, MostResponseTime: 2 * Second, Confidence: confidence),
        confidence => new ConversationObjective(ConversationMetric.Turns, Percentile.P95, 1, confidence),

        // An average of 1 s whose upper bounds are about 1.11 and 1.16 s.
        confidence => new DurationObjective(DurationMetric.ResponseTime, Percentile.Average, 1.13 * Second, confidence),
        confidence => new TokenRateObjective(1 / 1.13, confidence),
    };

    [Theory]
    [MemberData(nameof(Limits), DisableDiscoveryEnumeration = true)]
    public void A_pass_needs_the_confidence_that_is_asked_for(Func<double, Objective> limit)
    {
        var result = Recorded();

        Assert.Equal(Verdict.Passed, limit(0.95).Judge(result).Verdict);
        Assert.Equal(Verdict.Inconclusive, limit(0.99).Judge(result).Verdict);
    }

    /// <summary>Requests of 0.5 and 1.5 s in turn, of one streamed call each that takes as long for every token.</summary>
    private static PerformanceResult Recorded()
    {
        var run = new RunContext("confidence", "by hand", TimeProvider.System, PriceCatalogue.Default);
        var call = new CallTotals { Calls = 1 };
        call.AddUsage(new TokenUsage { Input = 1, Output = 2 });
        var talk = new ConversationSummary
        {
            Turns = 1,
            ModelCalls = 1,
            ToolCalls = 0,
            LongestToolLoop = 0,
            TimeInModels = Second,
            TimeInTools = TimeSpan.Zero,
        };
        for (var i = 0; i < 60; i++)
        {
            var took = RunClock.FromTimeSpan(Second * (i % 2 == 0 ? 0.5 : 1.5));
            run.Recorder(measured: true).RecordCall(new ModelCallRecord { FirstContent = 1, Ended = 1 + took, Totals = call }, late: false);
            run.Record(new RequestRecord { Ended = took, Conversation = talk }, measured: true);
        }

        return ResultBuilder.Build(run, new RunEnd());
    }
}
