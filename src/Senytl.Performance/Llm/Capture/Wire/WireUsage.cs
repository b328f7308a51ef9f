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
    public void OpenDetail(WireField list) => (detail, detailIsAudio, detailCount) = (list, null, null);

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
    public (TokenUsage? Usage, string? Problem) Read(string? provider)
    {
        if (Of(WireField.Input) is null && Of(WireField.Output) is null && Of(WireField.Total) is null)
        {
            return (null, null);
        }

        try
        {
            return (TokenUsage.From(Details(), provider), null);
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

    private UsageDetails Details()
    {
        var details = new UsageDetails
        {
            InputTokenCount = Of(WireField.Input) ?? (Of(WireField.Output) is null ? Of(WireField.Total) : null),
            OutputTokenCount = Of(WireField.Output) ?? 0,
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
