using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;
using Server = Senytl.ModelServer.ModelServer;

namespace Senytl.Performance.Tests.Llm.Capture;

/// <summary>The agents that capture must see alike.</summary>
public enum Agent
{
    OpenAI,
    Anthropic,
    Raw,
}

/// <summary>The witnesses that are switched on.</summary>
[Flags]
public enum Witnesses
{
    None = 0,
    Decorator = 1,
    Telemetry = 2,
    Handler = 4,
    All = 7,
}

internal static class Agents
{
    public const string Prompt = "Why was I charged twice?";

    public static string Model(Agent agent) => agent == Agent.Anthropic ? "claude-sonnet-4-5" : "gpt-4o-mini";

    public static IChatClient Create(Agent agent, Server server, Witnesses witnesses, bool httpIsSilent = false)
    {
        var http = witnesses.HasFlag(Witnesses.Handler) ? MeasuringHandler.CreateClient()
            : httpIsSilent ? new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null })
            : new HttpClient();
        var client = agent switch
        {
            Agent.OpenAI => new OpenAIChatClient(new OpenAIClient(
                new ApiKeyCredential("any"),
                new OpenAIClientOptions { Endpoint = server.OpenAIEndpoint, Transport = new HttpClientPipelineTransport(http) })
                .GetChatClient(Model(agent))),
            Agent.Anthropic => new AnthropicClient { ApiKey = "any", BaseUrl = server.AnthropicEndpoint.ToString(), HttpClient = http }
                .AsIChatClient(Model(agent)),
            _ => (IChatClient)new RawChatClient(http, server.BaseAddress, Model(agent)),
        };
        return witnesses.HasFlag(Witnesses.Decorator) ? client.Measured() : client;
    }

    public static async Task CallAsync(IChatClient client, bool streamed, CancellationToken token)
    {
        if (!streamed)
        {
            await client.GetResponseAsync(Prompt, cancellationToken: token);
            return;
        }

        await foreach (var _ in client.GetStreamingResponseAsync(Prompt, cancellationToken: token))
        {
        }
    }
}
