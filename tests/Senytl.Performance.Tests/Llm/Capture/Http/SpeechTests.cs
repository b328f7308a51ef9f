#pragma warning disable MEAI001 // Speech is experimental in the abstractions.
using System.Text;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Tests.Llm.Capture.Http;

public sealed class SpeechTests
{
    private const string Transcribed = """{"text":"hello","usage":{"type":"duration","seconds":12}}""";

    private static readonly PriceCatalogue Prices = PriceCatalogue.Default.With("ears", new ModelPrice { PerInputSecond = 0.01m });

    [Theory]
    [InlineData("v1/audio/transcriptions", "application/json", Transcribed)]
    [InlineData("v1/audio/translations", "text/plain", "hello")]
    [InlineData("v1/audio/speech", "audio/mpeg", "sound")]
    public async Task Speech_over_HTTP_is_a_call_whose_cost_is_unknown_as_its_response_names_no_model(string path, string type, string body)
    {
        var result = await RunAsync(type, body, http => http.PostAsync(path, new StringContent("{}")));

        Assert.Equal((3L, 0L), (result.ModelCalls, result.Models.Values.Single().Failed));
        Assert.Equal(Verdict.Failed, result.Objectives.Single().Verdict);
        Assert.Contains("named no model", result.UnknownCostReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_seconds_are_those_that_the_provider_bills_also_where_a_client_knows_of_less()
    {
        var result = await RunAsync("application/json", Transcribed, async http =>
        {
            using var client = new Ears(http).Measured();
            await client.GetTextAsync(Stream.Null);
        });

        Assert.Equal((3L, 3 * 12 * 0.01m), (result.ModelCalls, result.CostUsd));
    }

    [Fact]
    public async Task A_streamed_transcription_has_first_content_and_tokens()
    {
        var result = await RunAsync(
            "text/event-stream",
            "data: {\"type\":\"transcript.text.delta\",\"delta\":\"he\"}\n\n"
            + "data: {\"type\":\"transcript.text.delta\",\"delta\":\"llo\"}\n\n"
            + "data: {\"type\":\"transcript.text.done\",\"text\":\"hello\",\"usage\":{\"input_tokens\":20,\"output_tokens\":4,\"total_tokens\":24}}\n\n",
            http => http.PostAsync("v1/audio/transcriptions", new StringContent("{}")));

        Assert.Equal((3L, 3L, 72L), (result.ModelCalls, result.Streamed, result.Tokens!.Total));
    }

    private static async Task<PerformanceResult> RunAsync(string type, string response, Func<HttpClient, Task> body)
    {
        var bytes = Encoding.UTF8.GetBytes(response);
        using var http = new HttpClient(new MeasuringHandler(new ScriptedHandler(type, () => new MemoryStream(bytes)))) { BaseAddress = new Uri("http://speech.test/") };
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "speech", Iterations = 3, Warmup = 0, Prices = Prices, Objectives = [Objectives.Cents(true, 1_000)] }, _ => body(http));
        Assert.True(result.Errors.Count == 0, result.Errors.FirstOrDefault()?.ToString());
        return result;
    }

    private sealed class Ears(HttpClient http) : ISpeechToTextClient
    {
        public async Task<SpeechToTextResponse> GetTextAsync(Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default)
        {
            using var response = await http.PostAsync("v1/audio/transcriptions", new StreamContent(audioSpeechStream), cancellationToken);
            await response.Content.ReadAsStringAsync(cancellationToken);
            return new SpeechToTextResponse("hello") { ModelId = "ears", EndTime = TimeSpan.FromSeconds(3) };
        }

        public IAsyncEnumerable<SpeechToTextResponseUpdate> GetStreamingTextAsync(
            Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
