using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>The token counts of a span.</summary>
internal static class SpanUsage
{
    private static readonly string[] Input = ["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens", "gen_ai.response.prompt_tokens"];

    private static readonly string[] Output = ["gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens", "gen_ai.response.completion_tokens"];

    public static bool TellsOutput(Activity span) => SpanTags.Count(span, Output) is not null;

    /// <summary>The usage in the one convention, or why there is none. One side alone is no usage, except of embeddings, which have no other.</summary>
    public static (TokenUsage? Usage, string? Problem) Read(Activity span, string operation, string? provider)
    {
        var details = new UsageDetails
        {
            InputTokenCount = SpanTags.Count(span, Input),
            OutputTokenCount = SpanTags.Count(span, Output) ?? (operation == GenAiOperation.Embeddings ? 0 : null),
            CachedInputTokenCount = SpanTags.Count(span, "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens"),
            ReasoningTokenCount = SpanTags.Count(span, "gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens"),
#pragma warning disable MEAI001 // Experimental in the abstractions; only set here for the normaliser of this package.
            InputAudioTokenCount = SpanTags.Count(span, "gen_ai.usage.audio.input_tokens"),
            OutputAudioTokenCount = SpanTags.Count(span, "gen_ai.usage.audio.output_tokens"),
#pragma warning restore MEAI001
        };
        if (details.InputTokenCount is null || details.OutputTokenCount is null)
        {
            return (null, null);
        }

        Name(details, "CacheCreationInputTokens", SpanTags.Count(
            span, "gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_write.input_tokens", "gen_ai.usage.cache_creation_input_tokens"));
        Name(details, "CacheWrite1hInputTokens", SpanTags.Count(span, "anthropic.usage.cache_creation.ephemeral_1h_input_tokens"));
        try
        {
            return (TokenUsage.From(details, provider), null);
        }
        catch (InvalidUsageException impossible)
        {
            return (null, impossible.Message);
        }
    }

    private static void Name(UsageDetails details, string name, long? count)
    {
        if (count is { } told)
        {
            (details.AdditionalCounts ??= [])[name] = told;
        }
    }
}
