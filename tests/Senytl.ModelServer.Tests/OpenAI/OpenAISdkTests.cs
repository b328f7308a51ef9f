using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using OpenAI;
using OpenAI.Chat;

namespace Senytl.ModelServer.Tests.OpenAI;

public class OpenAISdkTests
{
    private static readonly ChatTool Lookup = ChatTool.CreateFunctionTool("order_lookup", "Finds an order.");

    [Fact]
    public async Task A_completion_has_the_text_the_model_and_the_usage_of_its_rule()
    {
        await using var server = await ModelServer.StartAsync();
        server.WhenPromptContains("charged twice").Respond("You were not — ✓ 😀.").WithUsage(new ModelUsage
        {
            InputTokens = 900,
            CachedInputTokens = 640,
            OutputTokens = 120,
            ReasoningTokens = 80,
        });

        ChatCompletion completion = await Client(server).CompleteChatAsync("Why was I Charged Twice?");

        Assert.Equal("You were not — ✓ 😀.", completion.Content[0].Text);
        Assert.Equal("some-model", completion.Model);
        Assert.Equal(ChatFinishReason.Stop, completion.FinishReason);
        Assert.Equal(
            (900, 120, 1020, 640, 80),
            (completion.Usage.InputTokenCount, completion.Usage.OutputTokenCount, completion.Usage.TotalTokenCount,
                completion.Usage.InputTokenDetails.CachedTokenCount, completion.Usage.OutputTokenDetails.ReasoningTokenCount));
    }

    [Fact]
    public async Task A_stream_gives_the_same_text_in_many_chunks_and_one_usage()
    {
        await using var server = await ModelServer.StartAsync(new ModelServerOptions { TokensPerChunk = 2 });
        server.When(_ => true).Respond("A text of forty characters, exactly so..");
        var text = new StringBuilder();
        var chunks = 0;
        var usages = new List<ChatTokenUsage>();
        ChatFinishReason? finish = null;

        await foreach (var update in Client(server).CompleteChatStreamingAsync("Hello, you!!"))
        {
            chunks += update.ContentUpdate.Count(part => part.Text.Length > 0);
            text.Append(string.Concat(update.ContentUpdate.Select(part => part.Text)));
            finish = update.FinishReason ?? finish;
            if (update.Usage is { } usage)
            {
                usages.Add(usage);
            }
        }

        Assert.Equal("A text of forty characters, exactly so..", text.ToString());
        Assert.Equal(5, chunks);
        Assert.Equal(ChatFinishReason.Stop, finish);
        var sent = Assert.Single(usages);
        Assert.Equal((3, 10), (sent.InputTokenCount, sent.OutputTokenCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_parallel_tool_calls_are_answered_and_the_final_text_follows(bool streamed)
    {
        await using var server = await ModelServer.StartAsync();
        server.WhenPromptContains("twice")
            .Respond("Let me look.").CallTool("order_lookup", """{"id":7}""").CallTool("order_lookup", """{"id":"ünï"}""")
            .Then().Respond(request => "Found " + request.Messages[^1].Text);
        var chat = Client(server);
        var messages = new List<ChatMessage> { new SystemChatMessage("Be kind."), new UserChatMessage("Charged twice!") };

        var (text, calls, reason) = streamed ? await StreamAsync(chat, messages) : await CompleteAsync(chat, messages);

        Assert.Equal(("Let me look.", ChatFinishReason.ToolCalls), (text, reason));
        Assert.Equal(["""order_lookup {"id":7}""", """order_lookup {"id":"ünï"}"""], calls.Select(call => $"{call.FunctionName} {call.FunctionArguments}"));
        Assert.Equal(2, calls.Select(call => call.Id).Distinct().Count());

        messages.Add(new AssistantChatMessage(calls));
        messages.AddRange(calls.Select((call, number) => new ToolChatMessage(call.Id, $"order {number}")));
        (text, calls, reason) = streamed ? await StreamAsync(chat, messages) : await CompleteAsync(chat, messages);

        Assert.Equal(("Found order 1", ChatFinishReason.Stop), (text, reason));
        Assert.Empty(calls);
    }

    [Fact]
    public async Task A_limit_of_output_tokens_cuts_the_text_and_says_so()
    {
        await using var server = await ModelServer.StartAsync();

        ChatCompletion completion = await Client(server)
            .CompleteChatAsync([new UserChatMessage("hi")], new ChatCompletionOptions { MaxOutputTokenCount = 5 });

        Assert.Equal((20, 5), (completion.Content[0].Text.Length, completion.Usage.OutputTokenCount));
        Assert.Equal(ChatFinishReason.Length, completion.FinishReason);
    }

    [Fact]
    public async Task An_error_status_is_the_error_that_the_SDK_knows_with_message_and_retry_after()
    {
        await using var server = await ModelServer.StartAsync();
        server.When(_ => true).Fail(Fault.RateLimited(TimeSpan.FromSeconds(1.5)));

        var problem = await Assert.ThrowsAsync<ClientResultException>(() => Client(server).CompleteChatAsync("hi"));

        Assert.Equal(429, problem.Status);
        Assert.Contains("rate_limit_exceeded", problem.Message, StringComparison.Ordinal);
        var headers = problem.GetRawResponse()!.Headers;
        Assert.True(headers.TryGetValue("Retry-After", out var seconds) && headers.TryGetValue("retry-after-ms", out var milliseconds)
            && (seconds, milliseconds) == ("2", "1500"));
    }

    [Fact]
    public async Task The_SDKs_own_retry_gets_through_a_fault_that_befalls_only_the_first_requests()
    {
        await using var server = await ModelServer.StartAsync();
        server.When(_ => true).Times(2).Fail(Fault.Unavailable(TimeSpan.Zero));
        server.When(_ => true).Respond("there");

        ChatCompletion completion = await Client(server, retries: 3).CompleteChatAsync("hi");

        Assert.Equal("there", completion.Content[0].Text);
        Assert.Equal([503, 503, 200], server.Requests.Select(request => request.StatusCode!.Value));
    }

    [Fact]
    public async Task Embeddings_are_unit_vectors_that_repeat_and_are_nearer_for_texts_that_share_words()
    {
        await using var server = await ModelServer.StartAsync();
        var client = Sdk(server).GetEmbeddingClient("embedder");

        var result = await client.GenerateEmbeddingsAsync(["refund for my order", "my order needs a refund", "weather in Paris", "refund for my order"]);
        var vectors = result.Value.Select(embedding => embedding.ToFloats().ToArray()).ToArray();

        Assert.Equal(1536, vectors[0].Length);
        Assert.All(vectors, vector => Assert.Equal(1, Dot(vector, vector), 4));
        Assert.Equal(vectors[0], vectors[3]);
        Assert.True(Dot(vectors[0], vectors[1]) > 0.5);
        Assert.True(Dot(vectors[0], vectors[2]) < 0.2);
        Assert.Equal(5 + 6 + 4 + 5, result.Value.Usage.InputTokenCount);
    }

    [Fact]
    public async Task Models_are_listed()
    {
        await using var server = await ModelServer.StartAsync(new ModelServerOptions { Models = ["one", "two"] });

        var models = await Sdk(server).GetOpenAIModelClient().GetModelsAsync();

        Assert.Equal(["one", "two"], models.Value.Select(model => model.Id));
    }

    internal static OpenAIClient Sdk(ModelServer server, int retries = 0) => new(
        new ApiKeyCredential("secret-key"),
        new OpenAIClientOptions { Endpoint = server.OpenAIEndpoint, RetryPolicy = new ClientRetryPolicy(retries) });

    internal static ChatClient Client(ModelServer server, int retries = 0) => Sdk(server, retries).GetChatClient("some-model");

    private static float Dot(float[] a, float[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static async Task<(string, List<ChatToolCall>, ChatFinishReason?)> CompleteAsync(ChatClient chat, List<ChatMessage> messages)
    {
        ChatCompletion completion = await chat.CompleteChatAsync(messages, new ChatCompletionOptions { Tools = { Lookup } });
        return (string.Concat(completion.Content.Select(part => part.Text)), [.. completion.ToolCalls], completion.FinishReason);
    }

    private static async Task<(string, List<ChatToolCall>, ChatFinishReason?)> StreamAsync(ChatClient chat, List<ChatMessage> messages)
    {
        var text = new StringBuilder();
        var ids = new SortedDictionary<int, (string Id, string Name)>();
        var arguments = new Dictionary<int, string>();
        ChatFinishReason? reason = null;
        await foreach (var update in chat.CompleteChatStreamingAsync(messages, new ChatCompletionOptions { Tools = { Lookup } }))
        {
            text.Append(string.Concat(update.ContentUpdate.Select(part => part.Text)));
            reason = update.FinishReason ?? reason;
            foreach (var call in update.ToolCallUpdates)
            {
                ids.TryAdd(call.Index, (call.ToolCallId, call.FunctionName));
                arguments[call.Index] = arguments.GetValueOrDefault(call.Index) + call.FunctionArgumentsUpdate;
            }
        }

        return (text.ToString(), [.. ids.Select(id => ChatToolCall.CreateFunctionToolCall(id.Value.Id, id.Value.Name, BinaryData.FromString(arguments[id.Key])))], reason);
    }
}
