using System.ClientModel;
using Anthropic;
using OpenAI;
using OpenAI.Chat;

namespace Senytl.ModelServer.Tests.Docs;

/// <summary>The code of docs/model-server.md, compiled and run.</summary>
public class Snippets
{
    [Fact]
    public async Task Start()
    {
        await using var server = await ModelServer.StartAsync(new ModelServerOptions { Seed = 7 });

        var openAI = new OpenAIClient(
            new ApiKeyCredential("any"), new OpenAIClientOptions { Endpoint = server.OpenAIEndpoint });
        var anthropic = new AnthropicClient { ApiKey = "any", BaseUrl = server.AnthropicEndpoint.ToString() };

        ChatCompletion answer = await openAI.GetChatClient("gpt-4o-mini").CompleteChatAsync("Hello");
        Assert.NotEmpty(answer.Content[0].Text);
        Assert.NotEmpty((await anthropic.Models.List()).Items);
    }

    [Fact]
    public async Task Script()
    {
        await using var server = await ModelServer.StartAsync();

        server.WhenPromptContains("charged twice")
            .CallTool("order_lookup", """{"customer":"me"}""")
            .Then()
            .Respond(request => $"I found this: {request.Messages[^1].Text}")
            .WithUsage(usage => usage with { CachedInputTokens = usage.InputTokens / 2 });

        server.When(request => request.Api == ModelApi.Transcriptions).Respond("I was charged twice.");
        server.When(request => request.Model == "slow-model")
            .Respond("At last.")
            .WithLatency(LatencyDistribution.Constant(TimeSpan.FromSeconds(4)));

        Assert.Equal(0, server.RequestCount);
    }

    [Fact]
    public void Latency()
    {
        var options = new ModelServerOptions
        {
            Seed = 7,
            TimeToFirstToken = LatencyDistribution.LogNormal(
                median: TimeSpan.FromMilliseconds(350), p95: TimeSpan.FromMilliseconds(900)),
            InterTokenGap = LatencyDistribution.Normal(
                mean: TimeSpan.FromMilliseconds(18), standardDeviation: TimeSpan.FromMilliseconds(5)),
            TokensPerChunk = 2,
        };
        var truth = options.TimeToFirstToken.Draw(options.Seed, requestIndex: 0);

        Assert.True(truth > TimeSpan.Zero);
    }

    [Fact]
    public async Task Faults()
    {
        await using var server = await ModelServer.StartAsync(new ModelServerOptions
        {
            Faults =
            [
                FaultPlan.WithProbability(0.01, Fault.RateLimited(retryAfter: TimeSpan.FromSeconds(2))),
                FaultPlan.EveryNth(100, Fault.StallMidStream(afterChunks: 5, TimeSpan.FromSeconds(10))),
                FaultPlan.OnRequests(Fault.Cut(afterChunks: 3), 41, 42),
            ],
        });
        server.WhenPromptContains("refund").Times(2).Fail(Fault.Unavailable());

        server.Pause();
        server.Resume();

        Assert.False(server.IsPaused);
    }

    [Fact]
    public async Task Truth()
    {
        await using var server = await ModelServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        using var body = Scenario.Json(Scenario.Chat("hi"));
        using var response = await http.PostAsync("v1/chat/completions", body);

        foreach (var request in server.Requests.Where(request => request.FirstContentTimestamp is not null))
        {
            var first = TimeProvider.System.GetElapsedTime(request.ArrivedTimestamp, request.FirstContentTimestamp!.Value);
            Assert.True(first >= TimeSpan.Zero, $"{request.Index} {request.Outcome} {request.StatusCode} {request.Usage} {first}");
        }

        Assert.Single(server.Requests);
    }
}
