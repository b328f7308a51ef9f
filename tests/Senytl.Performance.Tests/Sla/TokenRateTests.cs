using Microsoft.Extensions.AI;
using Senytl.Performance.Tests.Llm;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Sla;

/// <summary>Tokens a second that a user sees: 1 / mean time per output token.</summary>
public class TokenRateTests
{
    [Theory]
    [InlineData(40, Verdict.Passed)]
    [InlineData(50, Verdict.Passed)]
    [InlineData(50.1, Verdict.Failed)]
    public async Task A_floor_under_it_is_a_limit_on_the_time_per_token(double perSecond, Verdict expected)
    {
        var result = await StreamedAsync();

        var verdict = Objectives.TokensPerSecondPerUser(perSecond).Judge(result);

        Assert.Equal((expected, "50/s", 30L), (verdict.Verdict, verdict.Measured, verdict.SampleSize));
        Assert.Equal($"tokens per second per user ≥ {perSecond.ToString(System.Globalization.CultureInfo.InvariantCulture)}/s", verdict.Objective.ToString());
    }

    [Fact]
    public async Task Without_anything_streamed_it_fails()
    {
        var verdict = Objectives.TokensPerSecondPerUser(1).Judge(await Runs.OfAsync(1, 2, 3));

        Assert.Equal((Verdict.Failed, "none"), (verdict.Verdict, verdict.Measured));
        Assert.Contains("stream the response", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_call_alone_does_not_prove_it()
    {
        var verdict = Objectives.TokensPerSecondPerUser(40).Judge(await StreamedAsync(requests: 1));

        Assert.Equal(Verdict.Inconclusive, verdict.Verdict);
        Assert.StartsWith("time per output token: too few", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(2e9)]
    public void A_rate_out_of_range_is_refused(double perSecond) =>
        Assert.Contains("above 0 and at most 1,000,000,000", Assert.Throws<ArgumentOutOfRangeException>(() => Objectives.TokensPerSecondPerUser(perSecond)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Reports_show_it() =>
        Assert.Contains("50/s per user while a response streams", (await StreamedAsync()).ToReport(), StringComparison.Ordinal);

    /// <summary>Responses of 6 tokens, the first of them at once and the others in 100 ms.</summary>
    private static async Task<PerformanceResult> StreamedAsync(int requests = 30)
    {
        var clock = new ManualClock();
        return await Runs.OfAsync(clock, requests, async _ =>
        {
            using var client = new ScriptedChatClient(_ => UpdatesAsync(clock)).Measured();
            await foreach (var update in client.GetStreamingResponseAsync("?"))
            {
                Assert.NotNull(update);
            }
        });
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> UpdatesAsync(ManualClock clock)
    {
        clock.Advance(TimeSpan.FromMilliseconds(1));
        yield return new ChatResponseUpdate(ChatRole.Assistant, "first");
        await Task.Yield();
        clock.Advance(TimeSpan.FromMilliseconds(100));
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 1, OutputTokenCount = 6, TotalTokenCount = 7 })]);
    }
}
