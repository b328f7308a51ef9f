using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Senytl.Performance.Measuring;
using Senytl.Performance.Tests.Llm;
using Senytl.Performance.Tests.Load;

namespace Senytl.Performance.Tests.Sla;

/// <summary>Requests whose model call was open when the run ended, under limits on the clocks of calls.</summary>
public class UnfinishedCallTests
{
    private static readonly long Second = RunClock.FromTimeSpan(TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData(Percentile.P95, 100, 1, Verdict.Passed)]
    [InlineData(Percentile.P95, 60, 3, Verdict.Inconclusive)]
    [InlineData(Percentile.P95, 10, 5, Verdict.Inconclusive)]
    [InlineData(Percentile.Max, 100, 1, Verdict.Inconclusive)]
    [InlineData(Percentile.Max, 100, 0, Verdict.Passed)]
    [InlineData(Percentile.Average, 100, 1, Verdict.Inconclusive)]
    public void A_young_call_neither_passes_nor_fails_a_limit_it_has_not_passed(Percentile percentile, int ended, int open, Verdict expected)
    {
        var verdict = Judge(percentile, Recorded(ended, open, openFor: Second / 2));

        Assert.Equal((expected, expected == Verdict.Inconclusive), (verdict.Verdict, verdict.Reason is not null));
        Assert.Equal(percentile == Percentile.Average ? null : 0L, verdict.Over);
    }

    [Theory]
    [InlineData(Percentile.P95)]
    [InlineData(Percentile.Max)]
    [InlineData(Percentile.Average)]
    public void A_call_that_has_passed_the_limit_is_over_it(Percentile percentile)
    {
        var verdict = Judge(percentile, Recorded(ended: 20, open: 2, openFor: 3 * Second));

        Assert.Equal(Verdict.Failed, verdict.Verdict);
        Assert.Contains("timed out or were unfinished in a model call", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_load_keeps_how_long_its_unfinished_calls_had_taken()
    {
        var grace = TimeSpan.FromMilliseconds(200);
        using var profile = new HeldProfile(arrivals: 10);
        var hanging = 0;

        var result = await LoadTest.RunAsync(new LoadTestOptions { Name = "unfinished", Profile = profile, GracePeriod = grace }, async (user, token) =>
        {
            using var client = (user.Index < 7 ? ScriptedChatClient.Answering("gpt-4o", 5, 8, "a", "b", "c") : new ScriptedChatClient(HangAsync)).Measured();
            await foreach (var _ in client.GetStreamingResponseAsync("?", cancellationToken: token))
            {
            }
        });

        Assert.Equal(3, result.Outcomes[RequestOutcome.Unfinished]);
        Assert.Equal(3, result.UnfinishedCalls.Count);
        Assert.InRange(result.UnfinishedCalls.Min, grace / 2, result.ResponseTime.Max);
        Assert.Equal(Verdict.Inconclusive, Objectives.Duration(DurationMetric.InterTokenLatency, Percentile.Max, seconds: 60).Judge(result).Verdict);
        Assert.Equal(Verdict.Inconclusive, Objectives.Duration(DurationMetric.ModelCallLatency, Percentile.Max, seconds: 60).Judge(result).Verdict);

        async IAsyncEnumerable<ChatResponseUpdate> HangAsync([EnumeratorCancellation] CancellationToken token)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, "a") { ModelId = "gpt-4o" };
            if (Interlocked.Increment(ref hanging) == 3)
            {
                while (Metrics.Current.Requests < 7)
                {
                    await Task.Yield();
                }

                profile.End();
            }

            await Task.Delay(Timeout.Infinite, token);
        }
    }

    private static ObjectiveVerdict Judge(Percentile percentile, PerformanceResult result) =>
        Objectives.Duration(DurationMetric.ModelCallLatency, percentile, seconds: 1).Judge(result);

    /// <summary>Requests of one call each: some ended after 100 ms, some open for the given time.</summary>
    private static PerformanceResult Recorded(int ended, int open, long openFor)
    {
        using var session = Metrics.Start();
        var run = session.Scope.Run;
        for (var i = 0; i < ended; i++)
        {
            run.Recorder(measured: true).RecordCall(new ModelCallRecord { Started = 0, Ended = Second / 10 }, late: false);
            run.Record(new RequestRecord { Ended = Second / 10, Outcome = RequestOutcome.Ok }, measured: true);
        }

        for (var i = 0; i < open; i++)
        {
            run.Record(new RequestRecord { Ended = openFor, Outcome = RequestOutcome.Unfinished, CutCallElapsed = openFor }, measured: true);
        }

        return ResultBuilder.Build(run, new RunEnd());
    }
}
