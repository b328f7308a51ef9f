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

        // An average of 1 whose upper bounds are about 1.11 and 1.16.
        confidence => new DurationObjective(DurationMetric.ResponseTime, Percentile.Average, 1.13 * Second, confidence),
        confidence => new TokenRateObjective(1 / 1.13, confidence),
        confidence => new ConversationObjective(ConversationMetric.SecondsInModels, Percentile.Average, 1.13m, confidence),
        confidence => new TokenObjective(TokenKind.Output, PerRequest: true, 1130, confidence),
        confidence => new CostObjective(PerRequest: true, 1.13m, confidence),
    };

    [Theory]
    [MemberData(nameof(Limits), DisableDiscoveryEnumeration = true)]
    public void A_pass_needs_the_confidence_that_is_asked_for(Func<double, Objective> limit)
    {
        var result = Recorded();

        Assert.Equal(Verdict.Passed, limit(0.95).Judge(result).Verdict);
        Assert.Equal(Verdict.Inconclusive, limit(0.99).Judge(result).Verdict);
    }

    [Theory]
    [MemberData(nameof(Limits), DisableDiscoveryEnumeration = true)]
    public void A_confidence_out_of_range_is_refused(Func<double, Objective> limit) => Assert.All(
        [0.5, 1, 95, double.NaN],
        confidence => Assert.Contains("above 0.5 and below 1", Assert.Throws<ArgumentOutOfRangeException>(() => limit(confidence)).Message, StringComparison.Ordinal));

    /// <summary>Requests of 0.5 and 1.5 s in turn, as many thousand tokens and as many USD, of one streamed call each that takes as long for every token.</summary>
    private static PerformanceResult Recorded()
    {
        var run = new RunContext("confidence", "by hand", TimeProvider.System, PriceCatalogue.Default);
        for (var i = 0; i < 60; i++)
        {
            var share = i % 2 == 0 ? 0.5 : 1.5;
            var took = RunClock.FromTimeSpan(Second * share);
            var calls = new CallTotals { Calls = 1 };
            calls.AddUsage(new TokenUsage { Input = 1, Output = (long)(1000 * share) });
            calls.AddCost((decimal)share, reasonWhenUnknown: null);
            run.Recorder(measured: true).RecordCall(new ModelCallRecord { FirstContent = 1, Ended = 1 + (took * (calls.Usage!.Output - 1)), Totals = calls }, late: false);
            run.Record(new RequestRecord { Ended = took, Calls = calls, Conversation = Talks.Of(inModels: Second * share) }, measured: true);
        }

        return ResultBuilder.Build(run, new RunEnd());
    }
}
