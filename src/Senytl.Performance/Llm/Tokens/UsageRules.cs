using System.Globalization;

namespace Senytl.Performance;

/// <summary>What any usage must satisfy, whoever reports it.</summary>
internal static class UsageRules
{
    /// <summary>More than any model call can take: such a count is a mistake of whoever reports it.</summary>
    public const long MostTokens = 1_000_000_000_000;

    public static void CheckReported(in UsageCounts counts)
    {
        if (counts.Largest > MostTokens)
        {
            throw new InvalidUsageException(string.Create(CultureInfo.InvariantCulture,
                $"A count of {counts.Largest} tokens was reported for one call; a count is 0 to {MostTokens}. Look at what the client reports as its usage."));
        }
    }

    public static void Check(TokenUsage usage)
    {
        NotNegative(usage.Input, nameof(usage.Input));
        NotNegative(usage.Output, nameof(usage.Output));
        NotNegative(usage.CachedInput, nameof(usage.CachedInput));
        NotNegative(usage.CacheWrite5m, nameof(usage.CacheWrite5m));
        NotNegative(usage.CacheWrite1h, nameof(usage.CacheWrite1h));
        NotNegative(usage.Reasoning, nameof(usage.Reasoning));
        NotNegative(usage.AudioInput, nameof(usage.AudioInput));
        NotNegative(usage.CachedAudioInput, nameof(usage.CachedAudioInput));
        NotNegative(usage.AudioOutput, nameof(usage.AudioOutput));
        Within(usage.CachedAudioInput, "CachedAudioInput", usage.AudioInput, "AudioInput");
        Within(usage.CachedAudioInput, "CachedAudioInput", usage.CachedInput, "CachedInput");
        Within(usage.Input - usage.FreshText, "CachedInput + CacheWrite5m + CacheWrite1h + fresh AudioInput", usage.Input, "Input");
        Within(usage.Reasoning + usage.AudioOutput, "Reasoning + AudioOutput", usage.Output, "Output");
    }

    private static void NotNegative(long count, string name)
    {
        if (count < 0)
        {
            throw Negative(count, name);
        }
    }

    private static void Within(long part, string partName, long whole, string wholeName)
    {
        if (part > whole)
        {
            throw Exceeds(part, partName, whole, wholeName);
        }
    }

    private static InvalidUsageException Negative(long count, string name) => new(string.Create(CultureInfo.InvariantCulture,
        $"{name} is {count} tokens; a count is 0 or more. Look at what the client reports as its usage."));

    private static InvalidUsageException Exceeds(long part, string partName, long whole, string wholeName) => new(string.Create(CultureInfo.InvariantCulture,
        $"{partName} is {part} tokens, {wholeName} is {whole}; the first is a part of the second and cannot exceed it. "
        + $"If the provider counts the two side by side, add them before, or pass the provider's name to TokenUsage.From."));
}
