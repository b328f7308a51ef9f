using System.ClientModel;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace SupportAgentSample;

/// <summary>
/// The real SDKs: against the embedded model server, or against the provider when its key is in the environment.
/// </summary>
internal static class Providers
{
    /// <summary>Reads OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL.</summary>
    public static IChatClient OpenAI(Uri embedded)
    {
        var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
        var model = Environment.GetEnvironmentVariable("OPENAI_MODEL") ?? "gpt-4o-mini";
        var options = new OpenAIClientOptions();
        if ((key is null ? embedded : FromEnvironment("OPENAI_BASE_URL")) is { } endpoint)
        {
            options.Endpoint = endpoint;
        }

        return new OpenAIChatClient(new ChatClient(model, new ApiKeyCredential(key ?? "embedded"), options), model);
    }

    /// <summary>Reads ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL and ANTHROPIC_MODEL.</summary>
    public static IChatClient Anthropic(Uri embedded)
    {
        var key = Environment.GetEnvironmentVariable("ANTHROPIC_API_KEY");
        var model = Environment.GetEnvironmentVariable("ANTHROPIC_MODEL") ?? "claude-sonnet-4-5";
        var client = (key is null ? embedded : FromEnvironment("ANTHROPIC_BASE_URL")) is { } endpoint
            ? new AnthropicClient { ApiKey = key ?? "embedded", BaseUrl = endpoint.ToString().TrimEnd('/') }
            : new AnthropicClient { ApiKey = key };
        return client.AsIChatClient(model);
    }

    private static Uri? FromEnvironment(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? new Uri(text) : null;
}
