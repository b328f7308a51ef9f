using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Senytl.Performance.Tests.Llm;

namespace Senytl.Performance.Tests.Sla;

/// <summary>Requests that time out in a model call, under limits on the clocks of calls.</summary>
public class CutCallTests
{
    private static readonly DurationMetric[] ClocksOfCalls =
        [DurationMetric.InterTokenLatency, DurationMetric.TimePerOutputToken, DurationMetric.ModelCallLatency];

    [Fact]
    public async Task A_time_out_in_a_call_is_over_every_limit_though_the_calls_that_ended_are_within()
    {
        var result = await RunAsync(hanging: 3, HangInCall);

        Assert.All(Verdicts(result, Percentile.P95), verdict => Assert.Equal(
            (Verdict.Failed, 3L, "3 timed out or were unfinished in a model call and count as over the limit"), (verdict.Verdict, verdict.Over!.Value, verdict.Reason)));
        Assert.All(Verdicts(result, Percentile.Average), verdict => Assert.Equal(
            (Verdict.Failed, "3 requests timed out or were unfinished in a model call, so the average has no value"), (verdict.Verdict, verdict.Reason)));
    }

    [Fact]
    public async Task A_call_that_ignores_its_token_counts_too()
    {
        var result = await RunAsync(hanging: 1, _ => HangInCall(CancellationToken.None));

        Assert.All(Verdicts(result, Percentile.Max), verdict => Assert.Equal((Verdict.Failed, 1L), (verdict.Verdict, verdict.Over)));
    }

    [Fact]
    public async Task A_time_out_outside_of_any_call_says_nothing_about_calls()
    {
        var result = await RunAsync(hanging: 2, token => Task.Delay(Timeout.Infinite, token));

        Assert.All(Verdicts(result, Percentile.Max), verdict => Assert.Equal((false, 0L), (verdict.Verdict == Verdict.Failed, verdict.Over)));
    }

    [Fact]
    public async Task A_time_out_after_its_call_had_ended_says_nothing_about_calls()
    {
        var result = await RunAsync(hanging: 2, async token =>
        {
            await AskAsync(Ready, token);
            await Task.Delay(Timeout.Infinite, token);
        });

        Assert.All(Verdicts(result, Percentile.Max), verdict => Assert.Equal((false, 0L), (verdict.Verdict == Verdict.Failed, verdict.Over)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_failed_long_before_the_time_out_is_not_what_took_the_time(bool retried)
    {
        var result = await RunAsync(hanging: 2, async token =>
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(Busy, token));
            await (retried ? AskAsync(Ready, token) : Task.CompletedTask);
            await Task.Delay(Timeout.Infinite, token);
        });

        Assert.All(Verdicts(result, Percentile.Max), verdict => Assert.Equal((false, 0L), (verdict.Verdict == Verdict.Failed, verdict.Over)));
    }

    [Fact]
    public async Task A_call_that_was_retried_and_then_hung_counts()
    {
        var result = await RunAsync(hanging: 2, async token =>
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(Busy, token));
            await HangInCall(token);
        });

        Assert.All(Verdicts(result, Percentile.Max), verdict => Assert.Equal((Verdict.Failed, 2L), (verdict.Verdict, verdict.Over)));
    }

    private static ScriptedChatClient Busy => new(
        _ => throw new HttpRequestException("slow down", null, System.Net.HttpStatusCode.TooManyRequests));

    private static ScriptedChatClient Ready => ScriptedChatClient.Answering("gpt-4o", 5, 8, "a", "b", "c");

    private static Task HangInCall(CancellationToken token) => AskAsync(new ScriptedChatClient(Hang), token);

    private static async IAsyncEnumerable<ChatResponseUpdate> Hang([EnumeratorCancellation] CancellationToken token)
    {
        yield return new ChatResponseUpdate(ChatRole.Assistant, "a") { ModelId = "gpt-4o" };
        await Task.Delay(Timeout.Infinite, token);
    }

    private static async Task AskAsync(IChatClient inner, CancellationToken token)
    {
        using var client = inner.Measured();
        await foreach (var _ in client.GetStreamingResponseAsync("?", cancellationToken: token))
        {
        }
    }

    private static IEnumerable<ObjectiveVerdict> Verdicts(PerformanceResult result, Percentile percentile) =>
        ClocksOfCalls.Select(metric => Objectives.Duration(metric, percentile, seconds: 60).Judge(result));

    /// <summary>20 users, one request each: most stream three chunks, the others do as they are told until they time out.</summary>
    private static async Task<PerformanceResult> RunAsync(int hanging, Func<CancellationToken, Task> hang)
    {
        var options = new LoadTestOptions
        {
            Name = "cut",
            ConcurrentUsers = 20,
            IterationsPerUser = 1,
            RequestTimeout = TimeSpan.FromSeconds(3),
            GracePeriod = TimeSpan.FromSeconds(0.2),
        };

        var result = await LoadTest.RunAsync(options, (user, token) => user.Index < hanging ? hang(token) : AskAsync(Ready, token));

        Assert.Equal(hanging, result.Outcomes[RequestOutcome.Timeout]);
        return result;
    }
}
