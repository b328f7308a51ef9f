using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Senytl.Performance.Tests.Llm.Capture.Http;
using Senytl.Performance.Tests.Llm.Capture.Wire;

namespace Senytl.Performance.Tests.Llm.Capture.Telemetry;

/// <summary>A plain <see cref="HttpClient"/> that nobody wrapped, against a real endpoint.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class HttpClientTests
{
    private static readonly Sample Stream = Sample.All.Single(one => one.Name == "Anthropic stream");

    [Theory]
    [InlineData(HttpCompletionOption.ResponseContentRead, false)]
    [InlineData(HttpCompletionOption.ResponseHeadersRead, false)]
    [InlineData(HttpCompletionOption.ResponseHeadersRead, true)]
    public async Task Its_model_calls_are_measured_as_their_responses_pass(HttpCompletionOption completion, bool synchronous)
    {
        await using var endpoint = await Endpoint.StartAsync(Stream);
        var result = await RunAsync(endpoint.Address, async http =>
        {
            for (var call = 0; call < 2; call++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, Stream.Path);
                using var response = synchronous ? http.Send(request, completion) : await http.SendAsync(request, completion);
                Assert.Equal(Stream.Body, await response.Content.ReadAsStringAsync());
            }
        });

        Assert.Equal((6L, 6 * Stream.Usage.Total, 3L), (result.ModelCalls, result.Tokens!.Total, result.Streamed));
        Assert.Equal(Stream.Model, Assert.Single(result.Models).Key);
    }

    [Fact]
    public async Task Requests_carry_no_trace_context_because_of_it()
    {
        await using var endpoint = await Endpoint.StartAsync(Stream);
        await RunAsync(endpoint.Address, http => http.PostAsync(Stream.Path, new StringContent("{}")));

        Assert.Equal(3, endpoint.Headers.Count);
        Assert.DoesNotContain(endpoint.Headers, names => names.Contains("traceparent") || names.Contains("Request-Id"));
    }

    [Fact]
    public async Task Hundreds_of_mutated_and_aborted_responses_pass_byte_by_byte_as_they_are()
    {
        var random = new Random(20260901);
        List<(Sample Sample, byte[] Sent, bool Breaks)> cases = [];
        for (var number = 0; number < 400; number++)
        {
            var sample = Sample.All[random.Next(Sample.All.Count)];
            cases.Add((sample, Mutation.Of(Encoding.UTF8.GetBytes(sample.Body), random), random.Next(3) == 0));
        }

        await using var endpoint = await Endpoint.StartAsync(async context =>
        {
            var (sample, sent, breaks) = cases[int.Parse(context.Request.Query["case"]!, CultureInfo.InvariantCulture)];
            context.Response.ContentType = sample.ContentType;
            await context.Response.Body.WriteAsync(sent.AsMemory(0, sent.Length / 2));
            await context.Response.Body.FlushAsync();
            await context.Response.Body.WriteAsync(sent.AsMemory(sent.Length / 2));
            if (breaks)
            {
                context.Abort();
            }
        });
        using var telemetry = GenAiTelemetry.Capture();
        using var http = new HttpClient { BaseAddress = endpoint.Address };
        var next = -1;
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "mutants", Iterations = cases.Count, Warmup = 0 }, async token =>
        {
            var number = ++next;
            var (sample, sent, breaks) = cases[number];
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{sample.Path}{(sample.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}case={number}");
            var received = new MemoryStream();
            var end = await Record.ExceptionAsync(async () =>
            {
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
                await response.Content.CopyToAsync(received, token);
            });

            Assert.Equal(breaks, end is not null);
            Assert.Equal(sent[..(int)received.Length], received.ToArray());
            Assert.True(breaks || received.Length == sent.Length);
        });

        Assert.True(result.Errors.Count == 0, result.Errors.FirstOrDefault()?.ToString());
        Assert.InRange(result.ModelCalls, 200, 400);
    }

    [Fact]
    public async Task A_call_that_reaches_nobody_is_a_failed_call()
    {
        var gone = await Endpoint.StartAsync(Stream);
        var address = gone.Address;
        await gone.DisposeAsync();
        var result = await RunAsync(address, async http =>
            await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync("v1/chat/completions", new StringContent("{}"))));

        Assert.Equal((3L, 3L), (result.ModelCalls, result.Models.Values.Single().Failed));
    }

    [Fact]
    public async Task What_goes_to_no_model_is_no_call()
    {
        await using var endpoint = await Endpoint.StartAsync(Stream);
        var result = await RunAsync(endpoint.Address, http => http.PostAsync("tools/search", new StringContent("{}")));

        Assert.Equal(0, result.ModelCalls);
    }

    [Theory]
    [InlineData(DecompressionMethods.GZip)]
    [InlineData(DecompressionMethods.Deflate)]
    [InlineData(DecompressionMethods.Brotli)]
    public async Task A_response_that_the_client_itself_decompresses_is_read_as_it_passes(DecompressionMethods method)
    {
        await using var endpoint = await Endpoint.StartAsync(Stream);
        using var decompressing = new SocketsHttpHandler { AutomaticDecompression = method };
        var result = await RunAsync(endpoint.Address, async http =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Stream.Path);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(Stream.Body, await response.Content.ReadAsStringAsync());
        }, decompressing);

        Assert.Equal((3L, 3 * Stream.Usage.Total, 3L, 3L), (result.ModelCalls, result.Tokens!.Total, result.ToolCalls, result.Streamed));
    }

    [Fact]
    public async Task A_response_that_is_not_encoded_as_it_says_has_no_usage_and_the_cost_names_the_cause()
    {
        await using var endpoint = await Endpoint.StartAsync(context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.WriteAsync("no gzip at all, however long it is");
        });
        var result = await RunAsync(endpoint.Address, async http =>
        {
            using var response = await http.PostAsync("v1/chat/completions", new StringContent("{}"));
            Assert.Equal("no gzip at all, however long it is", await response.Content.ReadAsStringAsync());
        });

        Assert.Equal((3L, 3L), (result.ModelCalls, result.ModelCallsWithoutUsage));
        Assert.Contains("above what decodes it", result.UnknownCostReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_capture_nothing_is_measured()
    {
        await using var endpoint = await Endpoint.StartAsync(Stream);
        using var http = new HttpClient { BaseAddress = endpoint.Address };
        GenAiTelemetry.Capture().Dispose();
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "off", Iterations = 2, Warmup = 0 }, token => http.PostAsync(Stream.Path, new StringContent("{}"), token));

        Assert.Equal((2L, 0L), (result.Succeeded, result.ModelCalls));
    }

    private static async Task<PerformanceResult> RunAsync(Uri address, Func<HttpClient, Task> body, HttpMessageHandler? below = null)
    {
        using var telemetry = GenAiTelemetry.Capture();
        using var http = new HttpClient(below ?? new SocketsHttpHandler()) { BaseAddress = address };
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "http", Iterations = 3, Warmup = 0 }, _ => body(http));
        Assert.True(result.Errors.Count == 0, result.Errors.FirstOrDefault()?.ToString());
        return result;
    }
}
