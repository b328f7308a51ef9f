using System.ClientModel;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace SupportAgentSample;

/// <summary>
/// The real SDKs, against the embedded model server. Only SAMPLE_PROVIDER leads to a provider and its bill: a key that happens
/// to be in the environment does not.
/// </summary>
internal static class Providers
{
    /// <summary>Reads OPENAI_MODEL; when SAMPLE_PROVIDER is openai, OPENAI_API_KEY and OPENAI_BASE_URL, too.</summary>
    public static IChatClient OpenAI(Uri embedded)
    {
        var (key, endpoint) = Target("openai", "OPENAI", embedded);
        var model = Variable("OPENAI_MODEL") ?? "gpt-4o-mini";
        var options = new OpenAIClientOptions();
        if (endpoint is not null)
        {
            options.Endpoint = endpoint;
        }

        return new OpenAIChatClient(new ChatClient(model, new ApiKeyCredential(key), options), model);
    }

    /// <summary>Reads ANTHROPIC_MODEL; when SAMPLE_PROVIDER is anthropic, ANTHROPIC_API_KEY and ANTHROPIC_BASE_URL, too.</summary>
    public static IChatClient Anthropic(Uri embedded)
    {
        var (key, endpoint) = Target("anthropic", "ANTHROPIC", embedded);
        var model = Variable("ANTHROPIC_MODEL") ?? "claude-sonnet-4-5";
        var client = endpoint is null
            ? new AnthropicClient { ApiKey = key }
            : new AnthropicClient { ApiKey = key, BaseUrl = endpoint.ToString().TrimEnd('/') };
        return client.AsIChatClient(model);
    }

    private static (string Key, Uri? Endpoint) Target(string provider, string prefix, Uri embedded)
    {
        if (Chosen() != provider)
        {
            return ("embedded", embedded);
        }

        var key = Variable($"{prefix}_API_KEY")
            ?? throw new InvalidOperationException($"SAMPLE_PROVIDER is '{provider}' and {prefix}_API_KEY is empty; set the key, or leave SAMPLE_PROVIDER out.");
        return (key, Variable($"{prefix}_BASE_URL") is { } address ? new Uri(address) : null);
    }

    private static string? Chosen() => Variable("SAMPLE_PROVIDER") switch
    {
        (null or "openai" or "anthropic") and var provider => provider,
        var other => throw new InvalidOperationException($"SAMPLE_PROVIDER is '{other}'; it is openai or anthropic, or left out for the embedded server."),
    };

    /// <summary>A variable that is empty is one that is not set: a CI job without the secret has it so.</summary>
    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
