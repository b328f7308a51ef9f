namespace Senytl.Performance;

/// <summary>Other rates for long prompts.</summary>
/// <remarks>A kind of token without a long-context rate has an unknown price there: the standard rate would be a guess, and too low.</remarks>
public sealed record LongContextRates
{
    /// <summary>The boundary in prompt tokens (cached ones included); the rates hold above it, not at it. 1 or more.</summary>
    public required long AboveTokens { get; init; }

    /// <summary>Which tokens the rates apply to. Default: the whole request.</summary>
    public LongContextRule Rule { get; init; }

    /// <summary>The rates above the boundary.</summary>
    public required TokenRates Standard { get; init; }

    /// <summary>The rates above the boundary in the batch tier; null if unknown.</summary>
    public TokenRates? Batch { get; init; }

    /// <summary>The rates above the boundary in the flex tier; null if unknown.</summary>
    public TokenRates? Flex { get; init; }

    /// <summary>The rates above the boundary in the priority tier; null if unknown.</summary>
    public TokenRates? Priority { get; init; }

    internal TokenRates? In(PriceTier tier) => tier switch
    {
        PriceTier.Batch => Batch,
        PriceTier.Flex => Flex,
        PriceTier.Priority => Priority,
        _ => Standard,
    };
}
