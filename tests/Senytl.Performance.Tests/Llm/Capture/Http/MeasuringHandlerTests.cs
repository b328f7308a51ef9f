using System.Net;
using System.Text;
using Senytl.Performance.Tests.Llm.Capture.Wire;

namespace Senytl.Performance.Tests.Llm.Capture.Http;

public sealed class MeasuringHandlerTests
{
    public static TheoryData<string> Names => [.. Sample.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_response_is_measured_as_it_passes_streamed_or_buffered(string name)
    {
        var sample = Sample.All.Single(one => one.Name == name);
        foreach (var completion in Enum.GetValues<HttpCompletionOption>())
        {
            var result = await RunAsync(sample.ContentType, Encoding.UTF8.GetBytes(sample.Body), sample.Path, completion);

            Assert.Equal((3L, 0L), (result.ModelCalls, result.ModelCallsWithoutUsage));
            Assert.Equal(3 * sample.Usage.Total, result.Tokens!.Total);
            Assert.Equal(3 * sample.ToolCalls, result.ToolCalls);
            Assert.Equal(sample.Streamed && sample.Contents > 0 ? 3 : 0, result.Streamed);
            Assert.Equal((3L, 0L), (Assert.Single(result.Models).Value.Calls, result.Models[sample.Model].Failed));
        }
    }

    [Fact]
    public async Task A_thousand_mutated_and_cut_responses_pass_byte_by_byte_as_they_are()
    {
        var random = new Random(20260801);
        var round = 0;
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "mutants", Iterations = 1000, Warmup = 0 }, async token =>
        {
            var sample = Sample.All[random.Next(Sample.All.Count)];
            var sent = Mutation.Of(Encoding.UTF8.GetBytes(sample.Body), random);
            var breaks = random.Next(3) == 0;
            var stream = new CutStream(sent, new Random(round++), breaks);
            using var http = new HttpClient(new MeasuringHandler(new ScriptedHandler(sample.ContentType, () => stream)));
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("http://model.test/" + sample.Path));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
            var received = new MemoryStream();

            var end = await Record.ExceptionAsync(() => response.Content.CopyToAsync(received, token));

            Assert.Equal(sent, received.ToArray());
            Assert.Equal(breaks ? "the connection was closed" : null, (end as HttpRequestException)?.InnerException?.Message ?? end?.Message);
        });

        Assert.Equal((1000L, 1000L), (result.Succeeded, result.ModelCalls));
    }

    [Fact]
    public async Task Status_headers_and_version_pass_as_they_are_and_a_refusal_is_a_failed_call()
    {
        var result = await RunAsync(new ScriptedHandler("application/json", () => new MemoryStream("{\"error\":{}}"u8.ToArray()), HttpStatusCode.TooManyRequests), async http =>
        {
            using var response = await http.PostAsync("v1/chat/completions", new StringContent("{}"));
            Assert.Equal((HttpStatusCode.TooManyRequests, HttpVersion.Version20), (response.StatusCode, response.Version));
            Assert.Equal(["one", "two"], response.Content.Headers.GetValues("x-of-content"));
            Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        });

        Assert.Equal((3L, 3L, 0L), (result.ModelCalls, result.Models.Values.Single().Failed, result.ModelCallsWithoutUsage));
    }

    [Fact]
    public async Task A_stream_that_nobody_reads_to_its_end_is_a_failed_call_unless_it_said_that_it_was_complete()
    {
        var sample = Sample.All.Single(one => one.Name == "OpenAI chat stream");
        var body = Encoding.UTF8.GetBytes(sample.Body);
        foreach (var (read, failed) in new[] { (60, 3L), (body.Length, 0L) })
        {
            var result = await RunAsync(new ScriptedHandler(sample.ContentType, () => new MemoryStream(body)), async http =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, sample.Path);
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                await using var stream = await response.Content.ReadAsStreamAsync();
                await stream.ReadExactlyAsync(new byte[read]);
            });

            Assert.Equal((3L, failed), (result.ModelCalls, result.Models.Values.Single().Failed));
        }
    }

    [Fact]
    public async Task A_synchronous_client_is_measured_too()
    {
        var sample = Sample.All.Single(one => one.Name == "Anthropic stream");
        var result = await RunAsync(new ScriptedHandler(sample.ContentType, () => new MemoryStream(Encoding.UTF8.GetBytes(sample.Body))), http =>
        {
            for (var call = 0; call < 2; call++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, sample.Path);
                using var response = http.Send(request, HttpCompletionOption.ResponseHeadersRead);
                using var stream = response.Content.ReadAsStream();
                Assert.Equal(sample.Body, new StreamReader(stream).ReadToEnd());
            }

            return Task.CompletedTask;
        });

        Assert.Equal((6L, 6 * sample.Usage.Total), (result.ModelCalls, result.Tokens!.Total));
    }

    [Fact]
    public async Task An_encoded_response_has_no_usage_and_the_objective_names_the_cause()
    {
        var result = await RunAsync(new EncodedHandler(), http => http.PostAsync("v1/messages", new StringContent("{}")), Objectives.Cents(true, 1));

        Assert.Equal(3, result.ModelCallsWithoutUsage);
        Assert.Contains("above what decodes it", Assert.Single(result.Objectives).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_goes_to_a_model_is_measured_and_the_user_says_where_the_path_does_not()
    {
        var body = Encoding.UTF8.GetBytes(Sample.All[0].Body);
        var other = await RunAsync(new ScriptedHandler("application/json", () => new MemoryStream(body)), http => http.PostAsync("tools/search", new StringContent("{}")));
        Assert.Equal(0, other.ModelCalls);

        using var client = new HttpClient(new MeasuringHandler(new ScriptedHandler("application/json", () => new MemoryStream(body)))
        {
            IsModelCall = request => request.RequestUri!.AbsolutePath == "/proxy",
        })
        { BaseAddress = new Uri("http://model.test/") };
        var chosen = await Benchmark.RunAsync(new BenchmarkOptions { Name = "proxy", Iterations = 3, Warmup = 0 }, async token =>
        {
            using var response = await client.PostAsync("proxy", new StringContent("{}"), token);
            using var ignored = await client.PostAsync("v1/chat/completions", new StringContent("{}"), token);
        });
        Assert.Equal(3, chosen.ModelCalls);
    }

    private static Task<PerformanceResult> RunAsync(
        string contentType, byte[] body, string path, HttpCompletionOption completion) =>
        RunAsync(new ScriptedHandler(contentType, () => new CutStream(body, new Random(1), breaks: false)), async http =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            using var response = await http.SendAsync(request, completion);
            Assert.Equal(body, await response.Content.ReadAsByteArrayAsync());
        });

    private static async Task<PerformanceResult> RunAsync(HttpMessageHandler below, Func<HttpClient, Task> body, params Objective[] objectives)
    {
        using var http = new HttpClient(new MeasuringHandler(below)) { BaseAddress = new Uri("http://model.test/") };
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "handler", Iterations = 3, Warmup = 0, Objectives = objectives }, _ => body(http));
        Assert.True(result.Errors.Count == 0, result.Errors.FirstOrDefault()?.ToString());
        return result;
    }

    private sealed class EncodedHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage
            {
                Content = new ByteArrayContent([31, 139, 8, 0])
                {
                    Headers = { { "Content-Type", "application/json" }, { "Content-Encoding", "zstd" } },
                },
            });
    }
}
