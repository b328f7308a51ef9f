using Microsoft.Extensions.AI;

namespace Senytl.Performance;

/// <summary>The counts of a <see cref="UsageDetails"/>, looked up under every name that adapters give them.</summary>
internal readonly struct UsageCounts
{
    public UsageCounts(UsageDetails details)
    {
        Input = details.InputTokenCount ?? 0;
        Output = details.OutputTokenCount ?? 0;
        Total = details.TotalTokenCount;
        CachedInput = details.CachedInputTokenCount ?? 0;
        Reasoning = details.ReasoningTokenCount ?? 0;
#pragma warning disable MEAI001 // Experimental in the abstractions; read where present, and covered by tests of this file.
        AudioInput = details.InputAudioTokenCount ?? 0;
        AudioOutput = details.OutputAudioTokenCount ?? 0;
        if (details.AdditionalCounts is not { Count: > 0 } named)
        {
            return;
        }

        var raw = Find(named, "CacheReadInputTokens", "cache_read_input_tokens");
        HasRawCacheNames = details.CachedInputTokenCount is null
            && (raw ?? Find(named, "cache_creation_input_tokens", "ephemeral_1h_input_tokens", "ephemeral_5m_input_tokens")) is not null;
        CachedInput = details.CachedInputTokenCount ?? raw ?? Find(named, "InputTokenDetails.CachedTokenCount") ?? 0;
        CacheWrite1h = Find(named, "CacheCreation.Ephemeral1hInputTokens", "ephemeral_1h_input_tokens", "CacheWrite1hInputTokens") ?? 0;
        CacheWrite5m = Find(named, "CacheCreation.Ephemeral5mInputTokens", "ephemeral_5m_input_tokens", "CacheWrite5mInputTokens")
            ?? (Find(named, "CacheCreationInputTokens", "cache_creation_input_tokens", "CacheWriteInputTokens", "CacheWriteInputTokenCount") ?? 0) - CacheWrite1h;
        Reasoning = details.ReasoningTokenCount ?? Find(named, "OutputTokenDetails.ReasoningTokenCount", "ThoughtsTokenCount") ?? 0;
        AudioInput = details.InputAudioTokenCount ?? Find(named, "InputTokenDetails.AudioTokenCount") ?? 0;
        CachedAudioInput = Find(named, "InputTokenDetails.CachedAudioTokenCount", "InputTokenDetails.CachedTokenDetails.AudioTokenCount");
        AudioOutput = details.OutputAudioTokenCount ?? Find(named, "OutputTokenDetails.AudioTokenCount") ?? 0;
#pragma warning restore MEAI001
    }

    /// <summary>The largest of all counts; what is added up here stays far from an overflow while it is within <see cref="UsageRules.MostTokens"/>.</summary>
    public long Largest => Math.Max(
        Math.Max(Math.Max(Input, Output), Math.Max(Total ?? 0, CachedInput)),
        Math.Max(Math.Max(CacheWrite5m, CacheWrite1h), Math.Max(Reasoning, Math.Max(Math.Max(AudioInput, CachedAudioInput ?? 0), AudioOutput))));

    public long Input { get; }

    public long Output { get; }

    public long? Total { get; }

    public long CachedInput { get; }

    public long CacheWrite5m { get; }

    public long CacheWrite1h { get; }

    public long Cache => CachedInput + CacheWrite5m + CacheWrite1h;

    public long Reasoning { get; }

    public long AudioInput { get; }

    /// <summary>Absent where it is not told how much of the cache was sound.</summary>
    public long? CachedAudioInput { get; }

    public long AudioOutput { get; }

    /// <summary>Whether cache reads or writes came under Anthropic's own names, which are beside the prompt and not in it.</summary>
    public bool HasRawCacheNames { get; }

    private static long? Find(AdditionalPropertiesDictionary<long> counts, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (counts.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }
}
