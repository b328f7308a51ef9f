using System.Globalization;
using Microsoft.Extensions.AI;

namespace Senytl.Performance;

/// <summary>Brings each provider's way of counting to one: parts inside wholes.</summary>
/// <remarks>
/// The documented rule of <see cref="UsageDetails"/> is parts inside wholes, and the OpenAI and Anthropic adapters follow it.
/// Others hand on raw numbers, where cache tokens stand beside the prompt (Anthropic, Bedrock) or thinking beside the completion (Gemini, xAI).
/// The reported total tells which: it is the sum of the wholes. Without a total the names of the counts and the provider decide.
/// </remarks>
internal static class UsageNormaliser
{
    public static TokenUsage? Normalise(UsageDetails? details, string? provider)
    {
        if (details?.InputTokenCount is null || (details.OutputTokenCount is null && details.TotalTokenCount != details.InputTokenCount))
        {
            return null;
        }

        var counts = new UsageCounts(details);
        UsageRules.CheckReported(counts);
        var (cacheBeside, reasoningBeside) = Convention(counts, provider);
        var input = counts.Input + (cacheBeside ? counts.Cache : 0) + ToolPrompt(counts, provider, cacheBeside, reasoningBeside);
        var (leastCachedAudio, mostCachedAudio) = CachedAudio(counts, input);
        var usage = new TokenUsage
        {
            Input = input,
            Output = counts.Output + (reasoningBeside ? counts.Reasoning : 0),
            CachedInput = counts.CachedInput,
            CacheWrite5m = counts.CacheWrite5m,
            CacheWrite1h = counts.CacheWrite1h,
            Reasoning = counts.Reasoning,
            AudioInput = counts.AudioInput,
            CachedAudioInput = leastCachedAudio,
            CachedAudioUntold = leastCachedAudio < mostCachedAudio,
            AudioOutput = counts.AudioOutput,
        };
        usage.Validate();
        if (counts.Total is { } total && total != usage.Total)
        {
            throw new InvalidUsageException(string.Create(CultureInfo.InvariantCulture,
                $"The reported total is {total} tokens, but input {counts.Input} and output {counts.Output}, with or without "
                + $"{counts.Cache} cache and {counts.Reasoning} reasoning tokens beside them, do not add up to it. "
                + $"Look at what the client of {provider ?? "the unnamed provider"} reports."));
        }

        return usage;
    }

    /// <summary>How much of the cache was sound: what is told, else what it can have been at least and at most.</summary>
    private static (long Least, long Most) CachedAudio(in UsageCounts counts, long input)
    {
        if (counts.CachedAudioInput is { } told)
        {
            return (told, told);
        }

        var most = Math.Max(0, Math.Min(counts.CachedInput, counts.AudioInput));
        return (Math.Clamp(counts.Cache + counts.AudioInput - input, 0, most), most);
    }

    private static (bool CacheBeside, bool ReasoningBeside) Convention(in UsageCounts counts, string? provider)
    {
        if (counts.Total is { } total)
        {
            var rest = total - counts.Input - counts.Output;
            var guess = Guess(counts, provider);
            if (rest == Beside(counts, guess))
            {
                return guess;
            }

            foreach (var reading in new[] { (false, false), (true, false), (false, true), (true, true) })
            {
                if (rest == Beside(counts, reading))
                {
                    return reading;
                }
            }
        }

        return Guess(counts, provider);
    }

    private static (bool CacheBeside, bool ReasoningBeside) Guess(in UsageCounts counts, string? provider) => (
        counts.HasRawCacheNames || (counts.Cache > counts.Input && Is(provider, "anthropic", "bedrock")),
        counts.Reasoning > 0 && (counts.Total is not null || counts.Reasoning > counts.Output)
            && Is(provider, "gemini", "google", "vertex", "gcp", "xai"));

    private static long Beside(in UsageCounts counts, (bool Cache, bool Reasoning) reading) =>
        (reading.Cache ? counts.Cache : 0) + (reading.Reasoning ? counts.Reasoning : 0);

    /// <summary>Gemini's total also holds the tokens of tool-use prompts, which it bills as input and its adapters drop.</summary>
    private static long ToolPrompt(in UsageCounts counts, string? provider, bool cacheBeside, bool reasoningBeside)
    {
        var rest = counts.Total - counts.Input - counts.Output - Beside(counts, (cacheBeside, reasoningBeside));
        return rest is > 0 && Is(provider, "gemini", "google", "vertex", "gcp") ? rest.Value : 0;
    }

    private static bool Is(string? provider, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (provider?.Contains(name, StringComparison.OrdinalIgnoreCase) == true)
            {
                return true;
            }
        }

        return false;
    }
}
