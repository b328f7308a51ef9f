using System.Net;
using Microsoft.Extensions.AI;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Llm.Doubles;

public class MockTimingTests
{
    private static readonly MockReply Paced = new()
    {
        Text = "one two three",
        Latency = TimeSpan.FromMilliseconds(900),
        TimeToFirstToken = TimeSpan.FromMilliseconds(200),
        ChunkGap = TimeSpan.FromMilliseconds(50),
        InputTokens = 10,
        OutputTokens = 5,
    };

    [Fact]
    public async Task A_whole_answer_takes_its_latency()
    {
        var clock = new ManualClock { JumpsToDelays = true };
        var client = new MockChatClient(clock).Otherwise(Paced).Measured();

        var result = await Runs.OfAsync(clock, 4, async _ => await client.GetResponseAsync("x"));

        Assert.Equal(TimeSpan.FromMilliseconds(900), result.ResponseTime.Min);
        Assert.Equal(TimeSpan.FromMilliseconds(900), result.ResponseTime.Max);
        Assert.Equal(0, result.Streamed);
    }

    [Fact]
    public async Task A_stream_takes_its_first_token_time_and_its_gaps()
    {
        var clock = new ManualClock { JumpsToDelays = true };
        var client = new MockChatClient(clock).Otherwise(Paced).Measured();

        var result = await Runs.OfAsync(clock, 4, async _ => await client.GetStreamingResponseAsync("x").ToChatResponseAsync());

        Assert.Equal(TimeSpan.FromMilliseconds(200), result.TimeToFirstToken.Max);
        Assert.Equal(TimeSpan.FromMilliseconds(300), result.ResponseTime.Max);
        Assert.Equal(8, result.InterTokenLatency.Count);
        Assert.Equal(TimeSpan.FromMilliseconds(50), result.InterTokenLatency.Max);
        Assert.Equal(TimeSpan.FromMilliseconds(25), result.TimePerOutputToken.Max);
        Assert.Equal((40, 20), (result.Tokens!.Input, result.Tokens.Output));
    }

    [Fact]
    public async Task A_stream_without_first_token_time_begins_after_the_latency()
    {
        var clock = new ManualClock { JumpsToDelays = true };
        var client = new MockChatClient(clock).Otherwise(Paced with { TimeToFirstToken = null }).Measured();

        var result = await Runs.OfAsync(clock, 1, async _ => await client.GetStreamingResponseAsync("x").ToChatResponseAsync());

        Assert.Equal(TimeSpan.FromMilliseconds(900), result.TimeToFirstToken.Max);
    }

    [Fact]
    public async Task Waiting_ends_when_the_call_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var client = new MockChatClient(new ManualClock()).Otherwise(Paced);

        var waiting = client.GetResponseAsync("x", cancellationToken: cancel.Token);
        Assert.False(waiting.IsCompleted);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_failure_with_a_status_is_classed_by_it()
    {
        var client = new MockChatClient().When("x").Respond(
            MockReply.Failing(HttpStatusCode.TooManyRequests), MockReply.Failing(HttpStatusCode.BadGateway), "fine").Measured();

        var result = await Runs.OfAsync(3, async (_, _) => await client.GetResponseAsync("x"));

        Assert.Equal(1, result.Outcomes[RequestOutcome.RateLimited]);
        Assert.Equal(1, result.Outcomes[RequestOutcome.ServerError]);
        Assert.Equal(1, result.Succeeded);
    }
}
