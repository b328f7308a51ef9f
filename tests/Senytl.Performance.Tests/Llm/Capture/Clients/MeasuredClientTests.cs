#pragma warning disable MEAI001 // The experimental clients are what is tested.
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Tests.Llm.Capture.Clients;

public sealed class MeasuredClientTests
{
    private static readonly PriceCatalogue Prices = PriceCatalogue.Default
        .With("ears", new ModelPrice { PerInputSecond = 0.01m })
        .With("embedder", new ModelPrice { Standard = new TokenRates { Input = 0.02m } })
        .With("voice", new ModelPrice { PerInputCharacter = 0.001m });

    [Fact]
    public async Task Embeddings_have_input_tokens_and_a_cost()
    {
        using var generator = new Embedder().Measured();

        var result = await RunAsync(token => generator.GenerateAsync(["a", "b"], cancellationToken: token));

        Assert.Equal((2L, 0L, 24L), (result.ModelCalls, result.ModelCallsWithoutUsage, result.Tokens!.Total));
        Assert.Equal(2 * 12 * 0.02m, result.CostUsd);
        Assert.Same(generator, generator.Measured());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_transcription_is_billed_by_its_seconds_and_lacks_no_tokens(bool streamed)
    {
        using var client = new Ears().Measured();

        var result = await RunAsync(async token =>
        {
            if (streamed)
            {
                await client.GetStreamingTextAsync(Stream.Null, cancellationToken: token).ToSpeechToTextResponseAsync(token);
            }
            else
            {
                await client.GetTextAsync(Stream.Null, cancellationToken: token);
            }
        });

        Assert.Equal((2L, 0L, 0.06m), (result.ModelCalls, result.ModelCallsWithoutUsage, result.CostUsd));
        Assert.Equal(streamed ? 2 : 0, result.Streamed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_length_that_the_provider_tells_counts_and_not_where_the_last_word_ended(bool streamed)
    {
        foreach (var length in new object[] { TimeSpan.FromSeconds(7), 7, 7.0, JsonSerializer.SerializeToElement(7) })
        {
            using var client = new Ears(length).Measured();

            var result = await RunAsync(async token =>
            {
                if (streamed)
                {
                    await client.GetStreamingTextAsync(Stream.Null, cancellationToken: token).ToSpeechToTextResponseAsync(token);
                }
                else
                {
                    await client.GetTextAsync(Stream.Null, cancellationToken: token);
                }
            });

            Assert.Equal(0.14m, result.CostUsd);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Speech_is_billed_by_its_characters(bool streamed)
    {
        using var client = new Voice().Measured();

        var result = await RunAsync(async token =>
        {
            if (streamed)
            {
                await client.GetStreamingAudioAsync("hi 😀", cancellationToken: token).ToTextToSpeechResponseAsync(token);
            }
            else
            {
                await client.GetAudioAsync("hi 😀", cancellationToken: token);
            }
        });

        Assert.Equal((2L, 0.008m), (result.ModelCalls, result.CostUsd));
        Assert.Equal(streamed ? 2 : 0, result.Streamed);
    }

    [Fact]
    public async Task Each_response_of_a_realtime_session_is_a_call_and_one_left_open_is_a_failed_one()
    {
        using var client = new Realtime().Measured();

        var result = await RunAsync(async token =>
        {
            await using var session = await client.CreateSessionAsync(cancellationToken: token);
            await foreach (var _ in session.GetStreamingResponseAsync(token))
            {
            }
        });

        Assert.Equal((4L, 2L, 2L), (result.ModelCalls, result.Models["gpt-realtime"].Failed, result.ToolCalls));
        Assert.Equal(2 * 150, result.Tokens!.Total);
        Assert.Equal(2, result.Streamed);
    }

    private static Task<PerformanceResult> RunAsync(Func<CancellationToken, Task> body) =>
        Benchmark.RunAsync(new BenchmarkOptions { Name = "clients", Iterations = 2, Warmup = 0, Prices = Prices }, body);

    private sealed class Embedder : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(_ => new Embedding<float>(new float[] { 1 }) { ModelId = "embedder" }))
            {
                Usage = new UsageDetails { InputTokenCount = 12, TotalTokenCount = 12 },
            });

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class Ears(object? length = null) : ISpeechToTextClient
    {
        private AdditionalPropertiesDictionary Told => new() { ["Duration"] = length };

        public Task<SpeechToTextResponse> GetTextAsync(Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new SpeechToTextResponse("hello") { ModelId = "ears", EndTime = TimeSpan.FromSeconds(3), AdditionalProperties = Told });

        public async IAsyncEnumerable<SpeechToTextResponseUpdate> GetStreamingTextAsync(
            Stream audioSpeechStream,
            SpeechToTextOptions? options = null,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            yield return new SpeechToTextResponseUpdate("hel") { ModelId = "ears", EndTime = TimeSpan.FromSeconds(1), AdditionalProperties = Told };
            yield return new SpeechToTextResponseUpdate("lo") { EndTime = TimeSpan.FromSeconds(3) };
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class Voice : ITextToSpeechClient
    {
        private static DataContent Sound => new(new byte[] { 1 }, "audio/pcm");

        public Task<TextToSpeechResponse> GetAudioAsync(string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new TextToSpeechResponse([Sound]) { ModelId = "voice" });

        public async IAsyncEnumerable<TextToSpeechResponseUpdate> GetStreamingAudioAsync(
            string text,
            TextToSpeechOptions? options = null,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            yield return new TextToSpeechResponseUpdate([Sound]) { ModelId = "voice" };
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class Realtime : IRealtimeClient, IRealtimeClientSession
    {
        public RealtimeSessionOptions? Options { get; } = new() { Model = "gpt-realtime" };

        public Task<IRealtimeClientSession> CreateSessionAsync(RealtimeSessionOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult<IRealtimeClientSession>(this);

        public Task SendAsync(RealtimeClientMessage message, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public async IAsyncEnumerable<RealtimeServerMessage> GetStreamingResponseAsync(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            yield return new ResponseCreatedRealtimeServerMessage(RealtimeServerMessageType.ResponseCreated) { ResponseId = "1" };
            yield return new OutputTextAudioRealtimeServerMessage(RealtimeServerMessageType.OutputAudioDelta) { ResponseId = "1", Audio = "AAAA" };
            yield return new ResponseOutputItemRealtimeServerMessage(RealtimeServerMessageType.ResponseOutputItemDone)
            {
                ResponseId = "1",
                Item = new RealtimeConversationItem([new FunctionCallContent("c", "look_up")]),
            };
            yield return new ResponseCreatedRealtimeServerMessage(RealtimeServerMessageType.ResponseDone)
            {
                ResponseId = "1",
                Usage = new UsageDetails { InputTokenCount = 100, OutputTokenCount = 50, TotalTokenCount = 150 },
            };
            yield return new ResponseCreatedRealtimeServerMessage(RealtimeServerMessageType.ResponseCreated) { ResponseId = "2" };
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
