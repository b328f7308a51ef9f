namespace Senytl.Performance;

/// <summary>The routing prefixes that gateways and clouds put before a model's name.</summary>
internal static class ProviderPrefix
{
    private static readonly string[] Known =
    [
        "openrouter/", "vercel_ai_gateway/", "litellm_proxy/", "openai/", "azure/", "azure_ai/", "anthropic/", "bedrock/", "vertex_ai/", "vertex/", "gemini/", "google/",
        "models/", "publishers/google/models/", "publishers/anthropic/models/", "xai/", "x-ai/", "deepseek/", "moonshot/", "moonshotai/",
        "meta-llama/", "mistralai/", "mistral/", "zai/", "z-ai/", "minimax/", "us.", "eu.", "apac.", "global.", "anthropic.", "meta.", "mistral.",
    ];

    /// <summary>The name behind its first prefix; null if it begins with none that is known.</summary>
    public static string? Strip(string name)
    {
        foreach (var prefix in Known)
        {
            if (name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return name[prefix.Length..];
            }
        }

        return null;
    }
}
