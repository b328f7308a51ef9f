using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>The token counts of a response as they came. A stream may tell them in parts, and later ones replace earlier ones.</summary>
internal sealed class WireUsage
{
    private readonly Dictionary<WireField, long> counts = [];
    private WireField detail;
    private bool? detailIsAudio;
    private long? detailCount;

    public bool Any => counts.Count > 0;

    public void Set(WireField field, long count) => counts[field] = count;

    /// <summary>An entry of a list of tokens by modality begins.</summary>
    public void OpenDetail(WireField list)
    {
        (detail, detailIsAudio, detailCount) = (list, null, null);
        if (list == WireField.CacheDetail)
        {
            // What a list of all modalities leaves out is none.
            counts.TryAdd(WireField.CachedAudioInput, 0);
        }
    }

    public void Modality(bool isAudio)
    {
        detailIsAudio = isAudio;
        TakeDetail();
    }

    public void Count(long tokens)
    {
        detailCount = tokens;
        TakeDetail();
    }

    /// <summary>The usage in the one convention, or why the numbers cannot be.</summary>
    public (TokenUsage? Usage, string? Problem) Read(string? provider, string operation)
    {
        try
        {
            return (TokenUsage.From(Details(provider, operation), provider), null);
        }
        catch (InvalidUsageException impossible)
        {
            return (null, impossible.Message);
        }
    }

    private void TakeDetail()
    {
        if ((detailIsAudio, detailCount) is (true, { } tokens))
        {
            Set(detail switch
            {
                WireField.InputDetail => WireField.AudioInput,
                WireField.CacheDetail => WireField.CachedAudioInput,
                _ => WireField.AudioOutput,
            }, tokens);
        }
    }

    /// <summary>Embeddings have no output, and Gemini leaves out what is 0; anything else that is not told is not known.</summary>
    private UsageDetails Details(string? provider, string operation)
    {
        var embeds = operation == GenAiOperation.Embeddings;
        var details = new UsageDetails
        {
            InputTokenCount = Of(WireField.Input) ?? (embeds ? Of(WireField.Total) : null),
            OutputTokenCount = Of(WireField.Output) ?? (embeds || (provider == "gemini" && Of(WireField.Total) is not null) ? 0 : null),
            TotalTokenCount = Of(WireField.Total),
            CachedInputTokenCount = Of(WireField.CachedWithin),
            ReasoningTokenCount = Of(WireField.ReasoningWithin) ?? Of(WireField.ReasoningBeside),
#pragma warning disable MEAI001 // Experimental in the abstractions; only set here for the normaliser of this package.
            InputAudioTokenCount = Of(WireField.AudioInput),
            OutputAudioTokenCount = Of(WireField.AudioOutput),
#pragma warning restore MEAI001
        };
        Name(details, WireField.CachedBeside, "cache_read_input_tokens");
        Name(details, WireField.CachedAudioInput, "InputTokenDetails.CachedAudioTokenCount");
        Name(details, WireField.CacheWrite, "cache_creation_input_tokens");
        Name(details, WireField.CacheWrite1h, "ephemeral_1h_input_tokens");
        Name(details, WireField.CacheWrite5m, "ephemeral_5m_input_tokens");
        return details;
    }

    private long? Of(WireField field) => counts.TryGetValue(field, out var count) ? count : null;

    private void Name(UsageDetails details, WireField field, string name)
    {
        if (Of(field) is { } count)
        {
            (details.AdditionalCounts ??= [])[name] = count;
        }
    }
}
