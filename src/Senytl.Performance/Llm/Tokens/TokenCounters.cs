namespace Senytl.Performance;

/// <summary>Finds the tokenizer of a model by its name.</summary>
public static class TokenCounters
{
    /// <summary>The counter for a model: exact for OpenAI's, an estimate with a stated error for Claude, Gemini, Llama and Mistral.</summary>
    /// <param name="model">The model's name; case, a date and a known provider's prefix do not matter.</param>
    /// <returns>The counter, or null for a model whose tokenizer is not known: no other one stands in for it.</returns>
    public static ITokenCounter? For(string? model)
    {
        for (var name = model; !string.IsNullOrWhiteSpace(name); name = ProviderPrefix.Strip(name))
        {
            if (Bare(name.ToLowerInvariant()) is { } counter)
            {
                return counter;
            }
        }

        return null;
    }

    /// <summary>A public encoding by its own name: r50k_base, p50k_base, cl100k_base, o200k_base or o200k_harmony.</summary>
    /// <exception cref="ArgumentException">There is no encoding of that name.</exception>
    public static BpeTokenizer Encoding(string name) => name switch
    {
        "r50k_base" or "gpt2" => BpeTokenizer.R50kBase,
        "p50k_base" => BpeTokenizer.P50kBase,
        "cl100k_base" => BpeTokenizer.Cl100kBase,
        "o200k_base" => BpeTokenizer.O200kBase,
        "o200k_harmony" => BpeTokenizer.O200kHarmony,
        _ => throw new ArgumentException($"'{name}' is no encoding; use r50k_base, p50k_base, cl100k_base, o200k_base or o200k_harmony, or TokenCounters.For with a model's name.", nameof(name)),
    };

    private static ITokenCounter? Bare(string name)
    {
        if (name.StartsWith("ft:", StringComparison.Ordinal))
        {
            name = name["ft:".Length..];
        }

        return ModelEncodings.Of(name) is { } encoding ? Encoding(encoding) : Estimate(name);
    }

    private static EstimatedCounter? Estimate(string name) => name switch
    {
        _ when ClaudeVersions.IsSince47(name) => Estimates.ClaudeSince47,
        _ when ModelEncodings.IsFamily(name, "claude") => Estimates.Claude,
        _ when ModelEncodings.IsFamily(name, "gemini") || ModelEncodings.IsFamily(name, "gemma") => Estimates.Gemini,
        _ when name.StartsWith("llama-3", StringComparison.Ordinal) || name.StartsWith("llama-4", StringComparison.Ordinal)
            || name.StartsWith("llama3", StringComparison.Ordinal) || name.StartsWith("llama4", StringComparison.Ordinal) => Estimates.Llama,
        _ when ModelEncodings.IsFamily(name, "mistral") || ModelEncodings.IsFamily(name, "mixtral") || ModelEncodings.IsFamily(name, "ministral") => Estimates.Mistral,
        _ => null,
    };
}
