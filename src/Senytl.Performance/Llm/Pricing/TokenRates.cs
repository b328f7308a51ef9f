namespace Senytl.Performance;

/// <summary>What one token costs, by kind, in USD per token. Null is unknown, never free.</summary>
public sealed record TokenRates
{
    /// <summary>A prompt token that was not cached.</summary>
    public decimal? Input { get; init; }

    /// <summary>A generated token.</summary>
    public decimal? Output { get; init; }

    /// <summary>A prompt token read from the cache.</summary>
    public decimal? CachedInput { get; init; }

    /// <summary>A prompt token written to the 5-minute cache.</summary>
    public decimal? CacheWrite5m { get; init; }

    /// <summary>A prompt token written to the 1-hour cache.</summary>
    public decimal? CacheWrite1h { get; init; }

    /// <summary>A reasoning token; null means that reasoning is billed as output, which every provider does that lists no own rate.</summary>
    public decimal? Reasoning { get; init; }

    /// <summary>A prompt token of sound.</summary>
    public decimal? AudioInput { get; init; }

    /// <summary>A prompt token of sound read from the cache.</summary>
    public decimal? CachedAudioInput { get; init; }

    /// <summary>A generated token of sound.</summary>
    public decimal? AudioOutput { get; init; }

    /// <summary>Rates given as price lists print them, in USD per million tokens.</summary>
    /// <param name="input">USD per million prompt tokens.</param>
    /// <param name="output">USD per million generated tokens.</param>
    /// <param name="cachedInput">USD per million prompt tokens read from the cache; null if unknown.</param>
    public static TokenRates PerMillion(decimal input, decimal output, decimal? cachedInput = null) =>
        new() { Input = input / 1_000_000m, Output = output / 1_000_000m, CachedInput = cachedInput / 1_000_000m };
}
