namespace Senytl.Performance;

/// <summary>The price list of one model. Null is unknown, never free.</summary>
public sealed record ModelPrice
{
    /// <summary>The provider that bills it, as the catalogue names it; null if it does not say.</summary>
    public string? Provider { get; init; }

    /// <summary>What the model is for, as the catalogue names it: <c>chat</c>, <c>embedding</c>, <c>audio_speech</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>The rates of the standard tier.</summary>
    public TokenRates Standard { get; init; } = new();

    /// <summary>The rates of the batch tier; null if unknown.</summary>
    public TokenRates? Batch { get; init; }

    /// <summary>The rates of the flex tier; null if unknown.</summary>
    public TokenRates? Flex { get; init; }

    /// <summary>The rates of the priority tier; null if unknown.</summary>
    public TokenRates? Priority { get; init; }

    /// <summary>The rates of long prompts; null if the length makes no difference.</summary>
    public LongContextRates? LongContext { get; init; }

    /// <summary>USD per request, beside the tokens. Default 0: no such fee.</summary>
    public decimal PerRequest { get; init; }

    /// <summary>USD per second of sound sent in (speech to text); null if the model is not billed so.</summary>
    public decimal? PerInputSecond { get; init; }

    /// <summary>USD per second of sound made (text to speech); null if the model is not billed so.</summary>
    public decimal? PerOutputSecond { get; init; }

    /// <summary>USD per character sent in (text to speech); null if the model is not billed so.</summary>
    public decimal? PerInputCharacter { get; init; }

    /// <summary>A listed rate of other prompt tokens than text and sound, such as images, that differs from text's; null when there is none.</summary>
    internal string? OtherInput { get; init; }

    /// <summary>A listed rate of other generated tokens than text and sound, such as images, that differs from text's; null when there is none.</summary>
    internal string? OtherOutput { get; init; }

    /// <summary>A price in the words of price lists: USD per million tokens.</summary>
    /// <param name="input">USD per million prompt tokens, 0 or more.</param>
    /// <param name="output">USD per million generated tokens, 0 or more.</param>
    /// <param name="cachedInput">USD per million prompt tokens read from the cache; null if unknown.</param>
    public static ModelPrice PerMillion(decimal input, decimal output, decimal? cachedInput = null) =>
        new() { Standard = TokenRates.PerMillion(input, output, cachedInput) };

    internal TokenRates? In(PriceTier tier) => tier switch
    {
        PriceTier.Batch => Batch,
        PriceTier.Flex => Flex,
        PriceTier.Priority => Priority,
        _ => Standard,
    };
}
