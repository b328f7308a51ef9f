using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Senytl.ModelServer;
using Senytl.Performance.Tests.Llm.Capture.Wire;
using Server = Senytl.ModelServer.ModelServer;

namespace Senytl.Performance.Tests.Llm.Capture.Telemetry;

/// <summary>The whole process is listened to, and not all that is posted to <c>/messages</c> goes to a model.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class MistakenRequestTests
{
    private static readonly ActivitySource Framework = new("Tests.Mistaken");
    private static readonly Sample Note = new("note", "channels/7/messages", "application/json",
        """{"id":7,"content":"hello","usage":"low"}""", Streamed: false, "", new TokenUsage(), 0, 0);

    [Theory]
    [InlineData("channels/7/messages", DecompressionMethods.None)]
    [InlineData("forms/1/responses", DecompressionMethods.None)]
    [InlineData("quests/completions", DecompressionMethods.None)]
    [InlineData("api/chat", DecompressionMethods.None)]
    [InlineData("channels/7/messages", DecompressionMethods.GZip)]
    public async Task A_tool_that_posts_where_a_model_might_be_leaves_no_trace(string path, DecompressionMethods compressed)
    {
        await using var tool = await Endpoint.StartAsync(Note);
        await using var server = await Server.StartAsync();
        using var model = Agents.Create(Agent.OpenAI, server, Witnesses.None);
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = compressed }) { BaseAddress = tool.Address };
        using var telemetry = GenAiTelemetry.Capture();
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "tool", Iterations = 3, Warmup = 0, MaxSpendUsd = 1, Objectives = [Objectives.Cents(true, 100)] },
            async token =>
            {
                await Agents.CallAsync(model, streamed: false, token);
                using var posted = await http.PostAsync(path, new StringContent("{}"), token);
                Assert.Equal(Note.Body, await posted.Content.ReadAsStringAsync(token));
                await Agents.CallAsync(model, streamed: false, token);
            });

        Assert.True(result.Errors.Count == 0, result.Errors.FirstOrDefault()?.ToString());
        Assert.Null(result.AbortReason);
        Assert.Equal((6L, 0L), (result.ModelCalls, result.ModelCallsWithoutUsage));
        Assert.NotNull(result.CostUsd);
        Assert.All(result.Samples, sample => Assert.Equal(2, sample.Conversation!.Turns));
    }

    [Fact]
    public async Task A_failure_counts_where_a_model_has_answered_before_and_nowhere_else()
    {
        await using var server = await Server.StartAsync();
        server.WhenPromptContains("fail").Fail(Fault.ServerError());
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        foreach (var (answeredBefore, failed) in new[] { (false, 0L), (true, 1L) })
        {
            using var telemetry = GenAiTelemetry.Capture();
            var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "failure", Iterations = 1, Warmup = 0 }, async token =>
            {
                if (answeredBefore)
                {
                    await AskAsync(http, "hello", token);
                }

                await AskAsync(http, "fail", token);
            });

            Assert.Equal(failed + (answeredBefore ? 1 : 0), result.ModelCalls);
            Assert.Equal(failed, result.Models.Values.Sum(model => model.Failed));
        }
    }

    [Fact]
    public async Task A_rule_says_what_neither_path_nor_response_tells()
    {
        await using var tool = await Endpoint.StartAsync(Note);
        using var http = new HttpClient { BaseAddress = tool.Address };
        using var telemetry = GenAiTelemetry.Capture(request => request.RequestUri!.AbsolutePath == "/house-model");
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "rule", Iterations = 3, Warmup = 0 }, async token =>
        {
            using var chosen = await http.PostAsync("house-model", new StringContent("{}"), token);
            using var ignored = await http.PostAsync("v1/chat/completions", new StringContent("{}"), token);
        });

        Assert.Equal((3L, 3L), (result.ModelCalls, result.ModelCallsWithoutUsage));
    }

    [Fact]
    public async Task Calls_that_are_open_when_the_capture_ends_are_followed_to_their_end()
    {
        await using var server = await Server.StartAsync();
        using var http = new HttpClient { BaseAddress = server.BaseAddress };

        // The first request of a client starts on another thread; from then on a request has begun when its task is there.
        await AskAsync(http, "hello", TestContext.Current.CancellationToken);
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "open", Iterations = 2, Warmup = 0 }, async token =>
        {
            server.Pause();
            var telemetry = GenAiTelemetry.Capture();
            var call = AskAsync(http, "hello", token);
            var span = Framework.StartActivity("chat gpt-4o");
            telemetry.Dispose();
            Assert.Null(Framework.StartActivity("chat gpt-4o"));
            span!.SetTag("gen_ai.usage.input_tokens", 1000).SetTag("gen_ai.usage.output_tokens", 1).Dispose();
            server.Resume();
            await call;
            await AskAsync(http, "hello", token);
        });

        Assert.True(result.Errors.Count == 0, result.Errors.FirstOrDefault()?.ToString());
        Assert.Equal((4L, 0L), (result.ModelCalls, result.ModelCallsWithoutUsage));
        Assert.True(result.Tokens!.Input > 2000);
        Assert.Null(Framework.StartActivity("chat gpt-4o"));
    }

    private static async Task AskAsync(HttpClient http, string prompt, CancellationToken token)
    {
        using var response = await http.PostAsJsonAsync(
            "v1/messages", new { model = "claude-sonnet-4-5", max_tokens = 20, messages = new[] { new { role = "user", content = prompt } } }, token);
        await response.Content.ReadAsStringAsync(token);
    }
}
