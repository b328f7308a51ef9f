using Senytl.ModelServer;
using Server = Senytl.ModelServer.ModelServer;

namespace Senytl.Performance.Tests.Llm.Capture;

[Collection(TelemetryCollection.Name)]
public sealed class WitnessTests
{
    private const int Requests = 6;

    public static TheoryData<Agent, bool, Witnesses> Cases
    {
        get
        {
            var cases = new TheoryData<Agent, bool, Witnesses>();
            foreach (var agent in Enum.GetValues<Agent>())
            {
                foreach (var streamed in new[] { false, true })
                {
                    foreach (var witnesses in Enum.GetValues<Witnesses>().Where(one => one != Witnesses.None)
                        .Append(Witnesses.Decorator | Witnesses.Handler)
                        .Append(Witnesses.Decorator | Witnesses.Telemetry)
                        .Append(Witnesses.Telemetry | Witnesses.Handler))
                    {
                        cases.Add(agent, streamed, witnesses);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Usage_and_cost_are_the_same_and_counted_once_whoever_sees_the_call(Agent agent, bool streamed, Witnesses witnesses)
    {
        await using var server = await Server.StartAsync(new ModelServerOptions { TokensPerChunk = 2 });
        server.WhenPromptContains("charged").Respond("You were charged once; the other is a reservation.").WithUsage(new ModelUsage
        {
            InputTokens = 1000,
            CachedInputTokens = 400,
            OutputTokens = 50,
            ReasoningTokens = agent == Agent.Anthropic ? 0 : 20,
        });
        using var client = Agents.Create(agent, server, witnesses);
        using var telemetry = witnesses.HasFlag(Witnesses.Telemetry) ? GenAiTelemetry.Capture() : null;

        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "witnesses", Iterations = Requests, Warmup = 1 },
            token => Agents.CallAsync(client, streamed, token));

        Assert.Equal(Requests, result.Succeeded);
        Assert.Equal(Requests, result.ModelCalls);
        Assert.Equal(0, result.ModelCallsWithoutUsage);
        var usage = result.Tokens!;
        Assert.Equal((1000L * Requests, 400L * Requests, 50L * Requests), (usage.Input, usage.CachedInput, usage.Output));
        var (fresh, cached, output) = agent == Agent.Anthropic ? (3m, 0.3m, 15m) : (0.15m, 0.075m, 0.6m);
        Assert.Equal(Requests * ((600 * fresh) + (400 * cached) + (50 * output)) / 1_000_000, result.CostUsd);
        Assert.Equal(Agents.Model(agent), Assert.Single(result.Models).Key);
        Assert.Equal(streamed ? Requests : 0, result.Streamed);
        Assert.Equal(streamed ? Requests : 0, result.TimePerOutputToken.Count);
        Assert.Equal(streamed ? Requests * 6 : 0, result.InterTokenLatency.Count);
    }
}
