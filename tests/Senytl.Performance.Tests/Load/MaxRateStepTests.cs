using Senytl.Performance.Measuring;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Tests.Load;

/// <summary>What one rate of a search tells: a hundred requests in a second, each of 250 ms.</summary>
public sealed class MaxRateStepTests
{
    private const double Rate = 100;
    private const double InFlight = 20;

    [Fact]
    public void A_rate_whose_figures_contradict_each_other_is_not_reported_as_met()
    {
        var step = new MaxRateStep(Rate, Held(Objectives.ErrorRate(0.5), inFlight: 2 * InFlight));
        var found = new MaxRateResult("search", [step], abortReason: null);

        Assert.StartsWith("Little's law is off by 50 %", step.Undecided, StringComparison.Ordinal);
        Assert.True(step.IsRepeatable);
        Assert.Equal((null, null, Rate), (found.RatePerSecond, found.BrokenRatePerSecond, found.UnmetRatePerSecond));
        Assert.Contains("undecided: Little's law", Assert.Throws<SlaViolationException>(() => found.RequireAtLeast(Rate)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_whose_figures_agree_is_met() => Assert.True(new MaxRateStep(Rate, Held(Objectives.ErrorRate(0.5))).IsMet);

    public static TheoryData<Objective> Limits =>
    [
        Objectives.Duration(DurationMetric.ResponseTime, Percentile.P90, seconds: 0.2),
        Objectives.Goodput(0.9, latencySeconds: 0.2),
        Objectives.Goodput(0.9, latencySeconds: 9, timeToFirstTokenSeconds: 0.2),
        Objectives.Conversation(ConversationMetric.SecondsInModels, Percentile.P90, 0.2),
    ];

    [Theory]
    [MemberData(nameof(Limits))]
    public void Lateness_of_the_generator_is_not_the_target_that_broke_a_limit_on_a_time(Objective limit)
    {
        var calm = new MaxRateStep(Rate, Held(limit));
        var late = new MaxRateStep(Rate, Held(limit, lag: TimeSpan.FromMilliseconds(20)));

        Assert.NotNull(calm.Broken);
        Assert.Null(late.Broken);
        Assert.StartsWith("generator saturated", late.Undecided, StringComparison.Ordinal);
        Assert.True(late.IsRepeatable);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_saturated_step_is_repeated_unless_a_limit_on_the_search_cut_it_short(bool breach)
    {
        var limit = Objectives.Goodput(0.9, latencySeconds: 0.2);
        var step = new MaxRateStep(Rate, Held(limit, lag: TimeSpan.FromMilliseconds(20), end: new RunEnd { AbortReason = "stopped", AbortedByBreach = breach }));

        Assert.Equal(breach, step.IsRepeatable);
        Assert.Equal(breach ? null : "stopped", step.CutShort);
        Assert.Null(step.Broken);
    }

    private static PerformanceResult Held(Objective limit, double inFlight = InFlight, TimeSpan lag = default, RunEnd? end = null)
    {
        const long Millisecond = 1_000_000;
        var run = new RunContext("search", "by hand", TimeProvider.System, PriceCatalogue.Default);
        run.Declare(limit);
        for (var i = 0; i < Rate; i++)
        {
            var due = 10 * i * Millisecond;
            run.Record(
                new RequestRecord { User = i, Scheduled = due, Started = due, FirstContent = due + (249 * Millisecond), Ended = due + (250 * Millisecond), Conversation = Talks.Of(inModels: TimeSpan.FromMilliseconds(250)) },
                measured: true);
        }

        return ResultBuilder.Build(run, (end ?? new RunEnd()) with
        {
            Generator = Generators.Of(cpuShare: 0, lag) with { MeanInFlight = inFlight },
        });
    }
}
