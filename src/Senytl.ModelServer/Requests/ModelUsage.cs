namespace Senytl.ModelServer;

/// <summary>The token counts that an answer reports, in one convention for all providers.</summary>
/// <remarks>
/// <see cref="InputTokens"/> includes cached tokens, as OpenAI counts. The Anthropic shape reports what was neither read from
/// nor written to the cache as <c>input_tokens</c>, and the rest beside it.
/// </remarks>
public sealed record ModelUsage
{
    /// <summary>All tokens of the prompt.</summary>
    public int InputTokens { get; init; }

    /// <summary>All tokens of the answer, reasoning included.</summary>
    public int OutputTokens { get; init; }

    /// <summary>The part of the prompt that was read from a cache.</summary>
    public int CachedInputTokens { get; init; }

    /// <summary>The part of the prompt that was written to a cache for 5 minutes. Anthropic shape only.</summary>
    public int CacheWriteTokens { get; init; }

    /// <summary>The part of the prompt that was written to a cache for 1 hour. Anthropic shape only.</summary>
    public int CacheWriteOneHourTokens { get; init; }

    /// <summary>The part of the answer that was reasoning. OpenAI shape only.</summary>
    public int ReasoningTokens { get; init; }

    internal int UncachedInputTokens => InputTokens - CachedInputTokens - CacheWriteTokens - CacheWriteOneHourTokens;

    internal ModelUsage Checked()
    {
        int[] counts = [InputTokens, OutputTokens, CachedInputTokens, CacheWriteTokens, CacheWriteOneHourTokens, ReasoningTokens];
        return counts.Min() >= 0 && UncachedInputTokens >= 0 && ReasoningTokens <= OutputTokens
            ? this
            : throw new InvalidOperationException(
                $"The rule's usage cannot be: {this}. Counts are 0 or more, cached and cache-write tokens are part of "
                + "InputTokens, and ReasoningTokens are part of OutputTokens. Correct the rule's WithUsage.");
    }
}
