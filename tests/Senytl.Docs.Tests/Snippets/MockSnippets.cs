using System.Net;
using Microsoft.Extensions.AI;
using Senytl.Performance;

namespace Senytl.Docs.Tests.Snippets;

/// <summary>The code of docs/mocks.md.</summary>
public class MockSnippets
{
    [Fact]
    public async Task Rules()
    {
        #region mock-rules
        using var model = new MockChatClient(modelId: "gpt-4o-mini")
            .When("refund").Respond("You have 30 days.")
            .When("order").CallTool("lookup_order", new Dictionary<string, object?> { ["id"] = 42 })
            .AfterTool("lookup_order").Respond("It is on its way.")
            .Otherwise("I do not know.");

        var response = await model.GetResponseAsync("Can I get a refund?");
        #endregion

        Assert.Equal("You have 30 days.", response.Text);
    }

    [Fact]
    public async Task Replies()
    {
        #region mock-replies
        using var model = new MockChatClient(modelId: "gpt-4o-mini").Otherwise(
            new MockReply
            {
                Text = "Streamed word by word.",
                TimeToFirstToken = TimeSpan.FromMilliseconds(20),
                ChunkGap = TimeSpan.FromMilliseconds(5),
                InputTokens = 120,
                OutputTokens = 6,
            },
            MockReply.Failing(HttpStatusCode.TooManyRequests),
            "After the second call, always this.");

        var first = await model.GetStreamingResponseAsync("Hi!").ToChatResponseAsync();
        #endregion

        Assert.Equal("Streamed word by word.", first.Text);
        Assert.Equal(126, first.Usage?.TotalTokenCount);
        await Assert.ThrowsAsync<HttpRequestException>(() => model.GetResponseAsync("Hi!"));
        Assert.StartsWith("After", (await model.GetResponseAsync("Hi!")).Text);
    }

    [Fact]
    public async Task Calls()
    {
        using var model = new MockChatClient().Otherwise("Hello.");
        await model.GetResponseAsync("Hi!");

        #region mock-calls
        var call = model.Calls[^1];

        Assert.Equal("Hi!", call.Prompt);
        Assert.False(call.Streamed);
        Assert.Equal(1, model.CallCount);
        #endregion
    }
}
