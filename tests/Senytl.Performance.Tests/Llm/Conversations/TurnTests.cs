using Microsoft.Extensions.AI;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Llm.Conversations;

/// <summary>What belongs to which turn, and how long models were busy, where calls do not follow each other one by one.</summary>
public sealed class TurnTests
{
    private readonly ManualClock clock = new() { JumpsToDelays = true };

    [Fact]
    public async Task Embeddings_count_for_the_turn_that_they_search_for()
    {
        using var generator = new Embedder().Measured();
        using var client = Answering();
        var result = await Runs.OfAsync(clock, 1, async _ =>
        {
            await generator.GenerateAsync(["first"]);
            await client.GetResponseAsync("first");
            await generator.GenerateAsync(["the", "second"]);
            await client.GetResponseAsync("second");
            await generator.GenerateAsync(["to", "be", "kept"]);
        });

        Assert.Equal([115L, 515L], result.Samples[0].Conversation!.TokensPerTurn);
    }

    [Fact]
    public async Task An_answer_that_is_broken_off_once_it_was_heard_ends_its_turn()
    {
        using var client = Answering();
        var result = await Runs.OfAsync(clock, 1, async _ =>
        {
            await foreach (var update in client.GetStreamingResponseAsync("first"))
            {
                break;
            }

            await client.GetResponseAsync("second");
        });

        Assert.Equal(2, result.Samples[0].Conversation!.Turns);
    }

    [Theory]
    [InlineData(5, 1000.0)]
    [InlineData(1, null)]
    public async Task A_last_turn_that_failed_is_no_evidence_of_few_tokens_or_of_a_prompt_that_does_not_grow(int answered, double? growth)
    {
        var turn = 0;
        using var client = new ScriptedChatClient(_ => ++turn <= answered
            ? ScriptedChatClient.Answering("gpt-4-turbo", 1000 * turn, 10, "well").GetStreamingResponseAsync([])
            : throw new HttpRequestException("slow down", null, System.Net.HttpStatusCode.TooManyRequests)).Measured();
        var result = await Runs.OfAsync(clock, 1, async _ =>
        {
            while (turn < answered)
            {
                await client.GetResponseAsync("go on");
            }

            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetResponseAsync("and now?"));
        });

        var conversation = result.Samples[0].Conversation!;
        Assert.Equal((answered + 1, growth), (conversation.Turns, conversation.TokenGrowthPerTurn));
        Assert.Equal(Enumerable.Range(1, answered).Select(n => (1000L * n) + 10), conversation.TokensPerTurn);
        Assert.Equal(answered, result.Conversations.Observations(ConversationMetric.TokensPerTurn));
        Assert.Equal(growth, result.Conversations[ConversationMetric.TokenGrowthPerTurn, Percentile.P95]);
    }

    [Fact]
    public async Task Time_in_models_is_right_where_the_calls_of_a_loop_are_told_after_one_that_ran_between_them()
    {
        var between = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        using var client = Answering();
        using var loop = new ScriptedChatClient(_ => LoopAsync()).Measured();
        var result = await Runs.OfAsync(clock, 1, async _ =>
        {
            var looping = loop.GetResponseAsync("?");
            await between.Task;
            clock.Advance(TimeSpan.FromSeconds(10));
            await client.GetResponseAsync("between");
            clock.Advance(TimeSpan.FromSeconds(10));
            ended.SetResult();
            await looping;
        });

        Assert.Equal((3L, TimeSpan.FromSeconds(3)), (result.ModelCalls, result.Samples[0].Conversation!.TimeInModels));

        async IAsyncEnumerable<ChatResponseUpdate> LoopAsync()
        {
            await client.GetResponseAsync("first");
            between.SetResult();
            await ended.Task;
            await client.GetResponseAsync("last");
            yield return new ChatResponseUpdate(ChatRole.Assistant, "done");
        }
    }

    /// <summary>Each answer takes a second.</summary>
    private IChatClient Answering()
    {
        return new ScriptedChatClient(_ => Answer()).Measured();

        async IAsyncEnumerable<ChatResponseUpdate> Answer()
        {
            await Task.Yield();
            clock.Advance(TimeSpan.FromSeconds(1));
            yield return new ChatResponseUpdate(ChatRole.Assistant, "well, ") { ModelId = "gpt-4-turbo" };
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 10, OutputTokenCount = 5 })]);
        }
    }

    /// <summary>A hundred tokens a text.</summary>
    private sealed class Embedder : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>> { Usage = new UsageDetails { InputTokenCount = 100 * values.Count() } });

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
