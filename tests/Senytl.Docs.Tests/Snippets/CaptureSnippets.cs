using System.Net;
using Microsoft.Extensions.AI;
using Senytl.Performance;

namespace Senytl.Docs.Tests.Snippets;

public class CaptureSnippets
{
    [Fact]
    public async Task A_decorator_measures_a_client()
    {
        IChatClient sdkClient = new MockChatClient().Otherwise("Hello.");

        #region capture-decorator
        IChatClient client = sdkClient.Measured();
        #endregion

        Assert.NotSame(sdkClient, client);
        Assert.NotNull(await client.GetResponseAsync("Hello"));
    }

    [Fact]
    public async Task A_handler_measures_what_passes_an_http_client()
    {
        HttpMessageHandler below = new Answering();

        #region capture-handler
        using var http = new HttpClient(new MeasuringHandler(below));
        #endregion

        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "handler", Iterations = 2, Warmup = 0 }, async token =>
        {
            using var response = await http.PostAsync("http://model.test/v1/chat/completions", new StringContent("{}"), token);
        });
        Assert.Equal((2L, 24L), (result.ModelCalls, result.Tokens!.Total));
    }

    [Fact]
    public async Task Telemetry_measures_what_libraries_tell()
    {
        Func<CancellationToken, Task> agent = _ => Task.CompletedTask;
        var options = new BenchmarkOptions { Name = "telemetry", Iterations = 2, Warmup = 0 };

        #region capture-telemetry
        using var telemetry = GenAiTelemetry.Capture();
        var result = await Benchmark.RunAsync(options, agent);
        #endregion

        Assert.Equal(0, result.ModelCalls);
    }

    [Fact]
    public async Task Conversations_have_objectives()
    {
        var client = new MockChatClient().Otherwise("Hello.").Measured();

        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "conversations", Iterations = 2, Warmup = 0 }, async token =>
        {
            #region capture-conversations
            Sla.CostPerConversationUnder(usd: 0.02m);
            Sla.TokensPerTurnUnder(4000);
            Sla.ToolLoopAtMost(2);
            Sla.ConversationUnder(ConversationMetric.SecondsInTools, 1.5, Percentile.Max);
            #endregion

            await client.GetResponseAsync("Hello", cancellationToken: token);
        });

        Assert.Equal(4, result.Objectives.Count);
    }

    private sealed class Answering : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("""{"model":"gpt-4o","usage":{"prompt_tokens":10,"completion_tokens":2,"total_tokens":12}}""", null, "application/json"),
            });
    }
}
