using Senytl.Performance.Measuring;

namespace Senytl.Performance.Tests.Sla;

/// <summary>When a run that is extended until it is decided stops.</summary>
public class ExtensionTests
{
    private static readonly Objective Fast = Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, seconds: 1);

    [Theory]
    [InlineData(56, 4, true)]
    [InlineData(60, 0, true)]
    [InlineData(88, 0, false)]
    [InlineData(40, 20, false)]
    public void It_goes_on_while_neither_the_proof_nor_the_breach_stands_at_any_look(int within, int over, bool expected) =>
        Assert.Equal(expected, Extension.IsOpen(Of(within, over, RequestOutcome.Ok, Fast)));

    [Fact]
    public void One_limit_broken_beyond_doubt_ends_it_whatever_else_is_open() =>
        Assert.False(Extension.IsOpen(Of(40, 20, RequestOutcome.Ok, Fast, Objectives.Duration(DurationMetric.ResponseTime, Percentile.P99, seconds: 9))));

    [Fact]
    public void The_risk_of_a_breach_by_chance_is_divided_among_the_limits_that_are_watched()
    {
        // The evidence of 24 over in 200 is 114: enough for a risk of 1/100, and not for the quarter of it.
        Assert.False(Extension.IsOpen(Of(176, 24, RequestOutcome.Ok, Fast)));
        Assert.True(Extension.IsOpen(Of(176, 24, RequestOutcome.Ok, [Fast, Objectives.ErrorRate(0.5), Slower(Percentile.P90), Slower(Percentile.P99)])));

        static Objective Slower(Percentile percentile) => Objectives.Duration(DurationMetric.ResponseTime, percentile, seconds: 9);
    }

    [Fact]
    public void A_failed_request_that_no_error_rate_allows_ends_it() =>
        Assert.False(Extension.IsOpen(Of(60, 1, RequestOutcome.ServerError, Fast)));

    [Fact]
    public void A_limit_on_what_was_never_recorded_does_not_prolong_it() =>
        Assert.False(Extension.IsOpen(Of(60, 0, RequestOutcome.Ok, Objectives.Duration(DurationMetric.TimeToFirstToken, Percentile.P95, seconds: 1))));

    [Fact]
    public void Goodput_counts_as_a_share()
    {
        Assert.True(Extension.IsOpen(Of(60, 0, RequestOutcome.Ok, Objectives.Goodput(0.95, latencySeconds: 1))));
        Assert.False(Extension.IsOpen(Of(90, 0, RequestOutcome.Ok, Objectives.Goodput(0.95, latencySeconds: 1))));
        Assert.False(Extension.IsOpen(Of(40, 20, RequestOutcome.Ok, Objectives.Goodput(0.95, latencySeconds: 1))));
    }

    [Fact]
    public async Task A_target_that_was_unlucky_in_the_first_look_is_extended_until_it_has_passed()
    {
        var n = 0;
        var options = new BenchmarkOptions
        {
            Name = "unlucky",
            Iterations = 60,
            Warmup = 0,
            ExtendUntilDecided = TimeSpan.FromMinutes(5),
            Objectives = [Fast],
        };

        var result = await Benchmark.RunAsync(options, _ =>
        {
            Metrics.Record(TimeSpan.FromSeconds(n++ % 15 == 0 && n < 60 ? 2 : 0.1));
            return Task.CompletedTask;
        });

        Assert.Equal(4, result.Objectives[0].Over);
        Assert.Equal(Verdict.Passed, result.Verdict);
    }

    private static PerformanceResult Of(int within, int over, RequestOutcome outcome, params Objective[] objectives)
    {
        var run = new RunContext("extended", "by hand", TimeProvider.System, PriceCatalogue.Default) { Sequential = true };
        foreach (var objective in objectives)
        {
            run.Declare(objective);
        }

        for (var i = 0; i < within + over; i++)
        {
            var record = new RequestRecord
            {
                Ended = RunClock.FromTimeSpan(TimeSpan.FromSeconds(i < within ? 0.1 : 2)),
                Outcome = i < within ? RequestOutcome.Ok : outcome,
                Error = i < within || outcome == RequestOutcome.Ok ? null : new ErrorInfo("HTTP 500", "down"),
            };
            run.Record(record, measured: true);
        }

        return ResultBuilder.Build(run, new RunEnd());
    }
}
