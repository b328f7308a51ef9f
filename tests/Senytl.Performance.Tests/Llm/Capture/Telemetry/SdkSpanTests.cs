using Microsoft.Extensions.AI;
using Senytl.ModelServer;
using Server = Senytl.ModelServer.ModelServer;

namespace Senytl.Performance.Tests.Llm.Capture.Telemetry;

/// <summary>The spans of real SDKs with nothing below them: their HTTP client emits no events.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class SdkSpanTests
{
    private const int Requests = 4;

    [Theory]
    [InlineData(Agent.OpenAI, false)]
    [InlineData(Agent.Anthropic, false)]
    [InlineData(Agent.Anthropic, true)]
    public async Task They_tell_tokens_and_cost_and_no_first_content(Agent agent, bool streamed)
    {
        await using var server = await StartAsync();
        var result = await RunAsync(agent, streamed, server);

        Assert.Equal((Requests, 0L, 0L), (result.ModelCalls, result.ModelCallsWithoutUsage, result.Streamed));
        Assert.Equal((1000L * Requests, 400L * Requests, 50L * Requests), (result.Tokens!.Input, result.Tokens.CachedInput, result.Tokens.Output));
        var (fresh, cached, output) = agent == Agent.Anthropic ? (3m, 0.3m, 15m) : (0.15m, 0.075m, 0.6m);
        Assert.Equal(Requests * ((600 * fresh) + (400 * cached) + (50 * output)) / 1_000_000, result.CostUsd);
        Assert.Equal(Agents.Model(agent), Assert.Single(result.Models).Key);
    }

    [Fact]
    public async Task OpenAI_streams_have_none_and_an_objective_on_them_fails_with_the_reason()
    {
        await using var server = await StartAsync();
        var result = await RunAsync(Agent.OpenAI, streamed: true, server, Objectives.Tokens(TokenKind.Total, true, 1_000_000), Objectives.Cents(true, 100));

        Assert.Equal(0, result.ModelCalls);
        Assert.All(result.Objectives, one => Assert.Equal(Verdict.Failed, one.Verdict));
        Assert.All(result.Objectives, one => Assert.Contains("no model call was recorded", one.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_Anthropic_stream_that_is_broken_off_has_no_known_usage()
    {
        await using var server = await Server.StartAsync();
        server.WhenPromptContains("charged").Fail(Fault.StallMidStream());
        using var telemetry = GenAiTelemetry.Capture();
        using var client = Agents.Create(Agent.Anthropic, server, Witnesses.Telemetry, httpIsSilent: true);
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "broken off", Iterations = Requests, Warmup = 0 }, async token =>
        {
            await foreach (var update in client.GetStreamingResponseAsync(Agents.Prompt, cancellationToken: token))
            {
                if (update.Text.Length > 0)
                {
                    break;
                }
            }
        });

        Assert.Equal((Requests, (long)Requests), (result.ModelCalls, result.ModelCallsWithoutUsage));
        Assert.Contains("cut short", result.UnknownCostReason, StringComparison.Ordinal);
    }

    private static async Task<Server> StartAsync()
    {
        var server = await Server.StartAsync();
        server.WhenPromptContains("charged").Respond("You were charged once.").WithUsage(new ModelUsage { InputTokens = 1000, CachedInputTokens = 400, OutputTokens = 50 });
        return server;
    }

    private static async Task<PerformanceResult> RunAsync(Agent agent, bool streamed, Server server, params Objective[] objectives)
    {
        using var telemetry = GenAiTelemetry.Capture();
        using var client = Agents.Create(agent, server, Witnesses.Telemetry, httpIsSilent: true);
        return await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "spans", Iterations = Requests, Warmup = 0, Objectives = objectives }, token => Agents.CallAsync(client, streamed, token));
    }
}
