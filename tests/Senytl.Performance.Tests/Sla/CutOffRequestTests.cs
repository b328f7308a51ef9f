using Senytl.Performance.Measuring;

namespace Senytl.Performance.Tests.Sla;

/// <summary>Requests that were cut off: by their own limit, or by the end of the run.</summary>
public class CutOffRequestTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(DurationMetric.ResponseTime)]
    [InlineData(DurationMetric.ServiceTime)]
    public void A_time_out_is_over_a_limit_that_its_service_time_did_not_reach_and_its_response_time_did(DurationMetric metric)
    {
        var result = Of(90, new(2, 1, RequestOutcome.Timeout, 10));

        var verdict = Objectives.Duration(metric, Percentile.P95, 2).Judge(result);

        Assert.Equal((Verdict.Failed, 10L, 100L), (verdict.Verdict, verdict.Over!.Value, verdict.SampleSize));
    }

    [Fact]
    public void An_average_service_time_has_no_value_when_one_was_cut_off_below_its_limit()
    {
        var verdict = Objectives.Duration(DurationMetric.ServiceTime, Percentile.Average, 2)
            .Judge(Of(90, new(2, 1, RequestOutcome.Timeout, 1)));

        Assert.Equal(Verdict.Failed, verdict.Verdict);
        Assert.StartsWith("1 requests timed out below the limit", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_outs_are_counted_one_by_one_beyond_the_number_that_is_kept()
    {
        var limit = Objectives.Duration(DurationMetric.ResponseTime, Percentile.P50, 2.0001);
        var declared = Of(9_000, new(0, 2, RequestOutcome.Timeout, 5_000), limit);

        Assert.Equal(5_000, declared.Objectives[0].Over);
        Assert.Equal(5_000, Objectives.Duration(DurationMetric.ResponseTime, Percentile.P90, 2.00011).Judge(declared).Over);
    }

    [Fact]
    public void Requests_cut_off_in_the_bucket_of_a_limit_named_afterwards_are_not_taken_for_over_it()
    {
        var result = Of(20_000, new(0, 1, RequestOutcome.Unfinished, 5_000));

        var verdict = Objectives.Duration(DurationMetric.ResponseTime, Percentile.P90, 1.0001).Judge(result);

        Assert.Equal(Verdict.Inconclusive, verdict.Verdict);
    }

    [Theory]
    [InlineData(RequestOutcome.Unfinished)]
    [InlineData(RequestOutcome.Missed)]
    public void An_average_with_requests_that_the_end_of_the_run_cut_off_is_not_proven(RequestOutcome outcome)
    {
        var verdict = Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, 1)
            .Judge(Of(98, new(0, 0.2, outcome, 2)));

        Assert.Equal(Verdict.Inconclusive, verdict.Verdict);
        Assert.Equal(
            "2 requests, unfinished or never started when the run ended, may or may not have gone over the limit: give the run a longer GracePeriod",
            verdict.Reason);
    }

    [Fact]
    public void An_average_that_is_over_with_what_was_seen_alone_fails_and_says_that_it_is_a_floor()
    {
        var verdict = Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, 0.5)
            .Judge(Of(50, new(0, 9, RequestOutcome.Unfinished, 50)));

        Assert.Equal(Verdict.Failed, verdict.Verdict);
        Assert.StartsWith("at least: 50 requests, unfinished", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2, 1, Verdict.Inconclusive)]
    [InlineData(0.2, 20, Verdict.Inconclusive)]
    [InlineData(2, 20, Verdict.Failed)]
    [InlineData(2, 1, Verdict.Passed)]
    public void A_percentile_is_open_where_requests_that_were_cut_off_before_the_limit_would_decide_it(double seen, int cut, Verdict expected)
    {
        var verdict = Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 1)
            .Judge(Of(cut == 1 && seen < 1 ? 58 : 180, new(0, seen, RequestOutcome.Unfinished, cut)));

        Assert.Equal(expected, verdict.Verdict);
    }

    [Fact]
    public void A_maximum_is_open_when_a_request_was_cut_off_before_it() => Assert.Equal(
        Verdict.Inconclusive,
        Objectives.Duration(DurationMetric.ResponseTime, Percentile.Max, 1).Judge(Of(50, new(0, 0.2, RequestOutcome.Missed, 1))).Verdict);

    [Theory]
    [InlineData(RequestOutcome.Unfinished, 0.2, 60, Verdict.Inconclusive, 0)]
    [InlineData(RequestOutcome.Unfinished, 0.2, 400, Verdict.Passed, 0)]
    [InlineData(RequestOutcome.Unfinished, 2, 60, Verdict.Failed, 5)]
    [InlineData(RequestOutcome.Missed, 0.2, 60, Verdict.Inconclusive, 0)]
    [InlineData(RequestOutcome.Missed, 2, 60, Verdict.Failed, 5)]
    [InlineData(RequestOutcome.Timeout, 0.2, 60, Verdict.Failed, 5)]
    public void Without_content_at_the_end_it_is_over_a_limit_on_the_first_token_that_it_has_passed(
        RequestOutcome outcome, double seen, int streamed, Verdict expected, long over)
    {
        var verdict = Objectives.Duration(DurationMetric.TimeToFirstToken, Percentile.P95, 1)
            .Judge(Of(streamed, new(outcome == RequestOutcome.Missed ? seen : 0, outcome == RequestOutcome.Missed ? 0 : seen, outcome, 5), streams: true));

        Assert.Equal((expected, over, streamed + 5L), (verdict.Verdict, verdict.Over!.Value, verdict.SampleSize));
        Assert.Equal(expected == Verdict.Failed, verdict.Reason == "5 never had any content and count as over the limit");
    }

    /// <summary>So many successes of 0.1 s, which stream their content at the end or nothing, and others.</summary>
    private static PerformanceResult Of(int fast, Group others, Objective? objective = null, bool streams = false)
    {
        var run = new RunContext("cut", "by hand", TimeProvider.System, PriceCatalogue.Default);
        run.Declare(objective ?? Objectives.ErrorRate(1));
        foreach (var (waited, served, outcome, times) in (Group[])[new(0, 0.1, RequestOutcome.Ok, fast), others])
        {
            for (var i = 0; i < times; i++)
            {
                run.Record(
                    new RequestRecord
                    {
                        Started = RunClock.FromTimeSpan(waited * Second),
                        Ended = RunClock.FromTimeSpan((waited + served) * Second),
                        FirstContent = streams && outcome == RequestOutcome.Ok ? RunClock.FromTimeSpan(served * Second) : 0,
                        Outcome = outcome,
                    },
                    measured: true);
            }
        }

        return ResultBuilder.Build(run, new RunEnd());
    }

    /// <summary>So many requests of the same times in seconds and the same end.</summary>
    private sealed record Group(double Waited, double Served, RequestOutcome Outcome, int Times);
}
