using System.Net;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Tests.Llm.Doubles;

public class MockReplyTests
{
    public static TheoryData<MockReply, string> Impossible => new()
    {
        { new MockReply { Latency = -TimeSpan.FromSeconds(1) }, "Latency is -00:00:01; it is at least zero." },
        { new MockReply { TimeToFirstToken = -TimeSpan.FromSeconds(1) }, "TimeToFirstToken is -00:00:01" },
        { new MockReply { ChunkGap = -TimeSpan.FromSeconds(1) }, "ChunkGap is -00:00:01" },
        { new MockReply { InputTokens = 5 }, "give both, or none" },
        { new MockReply { InputTokens = -5, OutputTokens = 1 }, "InputTokens is -5; it is at least 0." },
        { new MockReply { InputTokens = 5, OutputTokens = 1, CachedInputTokens = 6 }, "CachedInputTokens is 6; it is 0 to 5" },
        { new MockReply { ReasoningTokens = 1 }, "ReasoningTokens is 1; it is 0 to 0" },
        { new MockReply { Text = "ab", Chunks = ["a", "c"] }, "Chunks make 'ac', Text is 'ab'" },
        { new MockReply { Text = "a b", ChunksBeforeFailure = 1 }, "goes with Failure" },
        { new MockReply { Text = "a b", ChunksBeforeFailure = 3, Failure = () => new TimeoutException() }, "ChunksBeforeFailure is 3; it is 0 to 2" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_impossible_reply_is_refused_with_its_range(MockReply reply, string message)
    {
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new MockChatClient().Otherwise(reply)).Message);
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new MockChatClient().When("x").Respond("fine", reply)).Message);
    }

    [Fact]
    public void No_reply_and_a_status_that_is_no_failure_are_refused()
    {
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => new MockChatClient().When("x").Respond()).Message);
        Assert.Contains("400 to 599", Assert.Throws<ArgumentOutOfRangeException>(() => new MockChatClient().When("x").Fail(HttpStatusCode.OK)).Message);
    }

    [Fact]
    public async Task Usage_is_absent_until_it_is_given()
    {
        var response = await new MockChatClient().Otherwise("text").GetResponseAsync("x");

        Assert.Null(response.Usage);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tokens_model_tools_and_finish_reason_are_reported_both_ways(bool streamed)
    {
        var client = new MockChatClient(modelId: "gpt-4o").Otherwise(new MockReply
        {
            Text = "One moment.",
            ToolCalls = [new MockToolCall("lookup", new Dictionary<string, object?> { ["id"] = 42 })],
            InputTokens = 100,
            OutputTokens = 20,
            CachedInputTokens = 60,
            ReasoningTokens = 5,
        });

        var response = streamed
            ? await client.GetStreamingResponseAsync("x").ToChatResponseAsync()
            : await client.GetResponseAsync("x");

        Assert.Equal("One moment.", response.Text);
        Assert.Equal("gpt-4o", response.ModelId);
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.Equal(
            new TokenUsage { Input = 100, Output = 20, CachedInput = 60, Reasoning = 5 }, TokenUsage.From(response.Usage, provider: null));
        var call = Assert.Single(response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>());
        Assert.Equal(("lookup", 42), (call.Name, call.Arguments!["id"]));
    }

    [Theory]
    [InlineData("Hello big world", 3)]
    [InlineData("Hello", 1)]
    [InlineData("", 0)]
    [InlineData(" a  b ", 4)]
    public async Task A_stream_sends_the_text_word_by_word(string text, int chunks)
    {
        var updates = await new MockChatClient().Otherwise(text).GetStreamingResponseAsync("x").ToListAsync();

        Assert.Equal(chunks, updates.Count(update => update.Text.Length > 0));
        Assert.Equal(text, string.Concat(updates.Select(update => update.Text)));
    }

    [Fact]
    public async Task A_stream_that_is_cut_fails_after_its_chunks()
    {
        var client = new MockChatClient().Otherwise(new MockReply
        {
            Text = "one two three",
            Failure = () => new HttpIOException(HttpRequestError.ResponseEnded),
            ChunksBeforeFailure = 2,
        });
        var received = "";

        await Assert.ThrowsAsync<HttpIOException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync("x"))
            {
                received += update.Text;
            }
        });

        Assert.Equal("one two ", received);
    }
}
