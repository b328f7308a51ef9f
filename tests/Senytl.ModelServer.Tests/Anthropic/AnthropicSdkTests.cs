using System.Text;
using Anthropic;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace Senytl.ModelServer.Tests.Anthropic;

public class AnthropicSdkTests
{
    private static readonly ModelUsage Cached = new()
    {
        InputTokens = 1000,
        CachedInputTokens = 700,
        CacheWriteTokens = 150,
        CacheWriteOneHourTokens = 50,
        OutputTokens = 42,
    };

    [Fact]
    public async Task A_message_has_text_model_and_usage_with_the_cache_beside_the_input()
    {
        await using var server = await ModelServer.StartAsync();
        server.WhenPromptContains("twice").Respond("You were not — ✓ 😀.").WithUsage(Cached);

        var message = await Client(server).Messages.Create(Ask("Charged twice?"));

        Assert.True(Assert.Single(message.Content).TryPickText(out var text));
        Assert.Equal("You were not — ✓ 😀.", text.Text);
        Assert.Equal("some-claude", message.Model.Raw());
        Assert.Equal("end_turn", message.StopReason!.Raw());
        Assert.Equal(
            (100L, 700L, 200L, 150L, 50L, 42L),
            (message.Usage.InputTokens, message.Usage.CacheReadInputTokens!.Value, message.Usage.CacheCreationInputTokens!.Value,
                message.Usage.CacheCreation!.Ephemeral5mInputTokens, message.Usage.CacheCreation.Ephemeral1hInputTokens, message.Usage.OutputTokens));
    }

    [Fact]
    public async Task A_stream_opens_its_blocks_gives_deltas_and_closes_with_usage()
    {
        await using var server = await ModelServer.StartAsync();
        server.When(_ => true).Respond("Let me look.").CallTool("order_lookup", """{"id":7,"deep":true}""").WithUsage(Cached);
        var text = new StringBuilder();
        var arguments = new StringBuilder();
        var events = new List<string>();
        MessageDeltaUsage? usage = null;

        await foreach (var update in Client(server).Messages.CreateStreaming(Ask("twice")))
        {
            if (update.TryPickContentBlockDelta(out var delta))
            {
                text.Append(delta.Delta.TryPickText(out var part) ? part.Text : "");
                arguments.Append(delta.Delta.TryPickInputJson(out var json) ? json.PartialJson : "");
            }
            else
            {
                usage = update.TryPickDelta(out var end) ? end.Usage : usage;
                events.Add(update.Type.ToString()!);
            }
        }

        Assert.Equal("Let me look.", text.ToString());
        Assert.Equal("""{"id":7,"deep":true}""", arguments.ToString());
        Assert.Equal((42L, 700L), (usage!.OutputTokens, usage.CacheReadInputTokens!.Value));
        Assert.Equal(
            "message_start content_block_start content_block_stop content_block_start content_block_stop message_delta message_stop",
            string.Join(' ', events.Where(type => type != "ping")).Replace("\"", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_chat_client_of_the_SDK_calls_a_tool_and_gets_the_final_answer(bool streamed)
    {
        await using var server = await ModelServer.StartAsync();
        server.WhenPromptContains("twice").CallTool("order_lookup", """{"id":7}""").Then().Respond(request => "Found " + request.Messages[^1].Text);
        var chat = Client(server).AsIChatClient("some-claude", 500);
        var messages = new List<ChatMessage> { new(ChatRole.System, "Be kind."), new(ChatRole.User, "Charged twice!") };

        var answer = await AskAsync(chat, messages, streamed);

        Assert.Equal(ChatFinishReason.ToolCalls, answer.FinishReason);
        var call = Assert.Single(answer.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>());
        Assert.Equal(("order_lookup", "7"), (call.Name, call.Arguments!["id"]!.ToString()));

        messages.AddRange(answer.Messages);
        messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "order 7")]));
        answer = await AskAsync(chat, messages, streamed);

        Assert.Equal("Found order 7", answer.Text);
        Assert.Equal(TokenCounter.Count("Found order 7"), answer.Usage!.OutputTokenCount);
    }

    [Fact]
    public async Task A_limit_of_output_tokens_cuts_the_text_and_says_so()
    {
        await using var server = await ModelServer.StartAsync();

        var message = await Client(server).Messages.Create(Ask("hi") with { MaxTokens = 5 });

        Assert.Equal(("max_tokens", 5L), (message.StopReason!.Raw(), message.Usage.OutputTokens));
    }

    [Fact]
    public async Task Error_statuses_are_the_exceptions_that_the_SDK_knows()
    {
        await using var server = await ModelServer.StartAsync();
        server.WhenPromptContains("fast").Fail(Fault.RateLimited());
        server.WhenPromptContains("broken").Fail(Fault.ServerError());

        var limited = await Assert.ThrowsAsync<AnthropicRateLimitException>(() => Client(server).Messages.Create(Ask("too fast")));
        var broken = await Assert.ThrowsAsync<Anthropic5xxException>(() => Client(server).Messages.Create(Ask("broken")));

        Assert.Contains("rate_limit_error", limited.Message, StringComparison.Ordinal);
        Assert.Contains("api_error", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_of_a_prompt_are_counted_by_the_same_rule_as_its_usage()
    {
        await using var server = await ModelServer.StartAsync();
        var client = Client(server);

        var count = await client.Messages.CountTokens(new MessageCountTokensParams
        {
            Model = "some-claude",
            Messages = [new UserMessageParam("twelve chars")],
        });
        var message = await client.Messages.Create(Ask("twelve chars"));

        Assert.Equal((3L, 3L), (count.InputTokens, message.Usage.InputTokens));
    }

    [Fact]
    public async Task Models_are_listed_in_its_shape()
    {
        await using var server = await ModelServer.StartAsync(new ModelServerOptions { Models = ["one", "two"] });

        var page = await Client(server).Models.List();

        Assert.Equal(["one", "two"], page.Items.Select(model => model.ID));
    }

    private static AnthropicClient Client(ModelServer server) =>
        new() { ApiKey = "secret-key", BaseUrl = server.AnthropicEndpoint.ToString(), MaxRetries = 0 };

    private static MessageCreateParams Ask(string prompt) => new()
    {
        Model = "some-claude",
        MaxTokens = 1000,
        Messages = [new UserMessageParam(prompt)],
    };

    private static Task<ChatResponse> AskAsync(IChatClient chat, List<ChatMessage> messages, bool streamed)
    {
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create((int id) => id, "order_lookup")] };
        return streamed
            ? chat.GetStreamingResponseAsync(messages, options).ToChatResponseAsync()
            : chat.GetResponseAsync(messages, options);
    }
}
