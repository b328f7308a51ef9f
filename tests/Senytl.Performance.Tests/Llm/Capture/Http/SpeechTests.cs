#pragma warning disable MEAI001 // Speech is experimental in the abstractions.
using System.Text;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Tests.Llm.Capture.Http;

public sealed class SpeechTests
{
    private const string Transcribed = """{"text":"hello","usage":{"type":"duration","seconds":12}}""";

    private const string Impossible = """{"text":"hello","usage":{"input_tokens":-5,"output_tokens":1}}""";

    private static readonly ModelPrice BySecond = new() { PerInputSecond = 0.01m };

    private static readonly ModelPrice ByToken = ModelPrice.PerMillion(1, 2);

    private static readonly PriceCatalogue Prices = PriceCatalogue.Default
        .With("seconds", BySecond)
        .With("tokens", ByToken)
        .With("either", ByToken with { PerInputSecond = 0.01m, PerOutputSecond = 0 });

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
            using var client = new Ears(http, "seconds").Measured();
            await client.GetTextAsync(Stream.Null);
        });

        Assert.Equal((3L, 0L, 3 * 12 * 0.01m), (result.ModelCalls, result.ModelCallsWithoutUsage, result.CostUsd));
    }

    [Theory]
    [InlineData("tokens", "{}", 3, "bills its input by tokens, which the usage does not report")]
    [InlineData("tokens", Impossible, 3, "is -5")]
    [InlineData("either", Impossible, 3, "is -5")]
    [InlineData("seconds", Impossible, 3, null)]
    [InlineData("seconds", "{}", 0, null)]
    public async Task Speech_that_is_billed_by_tokens_lacks_them_where_it_tells_none_or_impossible_ones(string model, string body, long withoutUsage, string? unknown)
    {
        var result = await RunAsync("application/json", body, async http =>
        {
            using var client = new Ears(http, model).Measured();
            await client.GetTextAsync(Stream.Null);
        });

        Assert.Equal((3L, withoutUsage), (result.ModelCalls, result.ModelCallsWithoutUsage));
        Assert.Equal(unknown is null ? 3 * 3 * 0.01m : null, result.CostUsd);
        Assert.Contains(unknown ?? "", result.UnknownCostReason ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("922337203686")]
    [InlineData("900000000000000000")]
    public async Task A_length_that_no_sound_has_is_none_and_reaches_the_agent_as_it_came(string seconds)
    {
        var told = Transcribed.Replace("12", seconds, StringComparison.Ordinal);
        var result = await RunAsync("application/json", told, async http =>
        {
            using var client = new Ears(http, "seconds") { Duration = TimeSpan.FromSeconds(-1), EndTime = TimeSpan.FromSeconds(-1) }.Measured();
            Assert.Equal(told, (await client.GetTextAsync(Stream.Null)).Text);
        });

        Assert.Equal((3L, 0L), (result.ModelCalls, result.Models.Values.Single().Failed));
        Assert.Contains("bills its input by seconds, which the usage does not report", result.UnknownCostReason, StringComparison.Ordinal);
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

    private sealed class Ears(HttpClient http, string model) : ISpeechToTextClient
    {
        public TimeSpan EndTime { get; init; } = TimeSpan.FromSeconds(3);

        public TimeSpan? Duration { get; init; }

        public async Task<SpeechToTextResponse> GetTextAsync(Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default)
        {
            using var response = await http.PostAsync("v1/audio/transcriptions", new StreamContent(audioSpeechStream), cancellationToken);
            return new SpeechToTextResponse(await response.Content.ReadAsStringAsync(cancellationToken))
            {
                ModelId = model,
                EndTime = EndTime,
                AdditionalProperties = Duration is null ? null : new() { ["Duration"] = Duration },
            };
        }

        public IAsyncEnumerable<SpeechToTextResponseUpdate> GetStreamingTextAsync(
            Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
