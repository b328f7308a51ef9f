using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>Usage in words, the same in every culture.</summary>
internal static class UsageText
{
    public static string Input(TokenUsage usage) => Whole(usage.Input, "in",
        (usage.CachedInput, "cached"), (usage.CacheWrite5m, "cache write 5m"), (usage.CacheWrite1h, "cache write 1h"), (usage.AudioInput, "audio"));

    public static string Output(TokenUsage usage) => Whole(usage.Output, "out", (usage.Reasoning, "reasoning"), (usage.AudioOutput, "audio"));

    public static string Provenance(TokenUsage usage) => usage switch
    {
        { Source: UsageSource.Measured } => "measured",
        { ErrorPercent: { } error } => string.Create(CultureInfo.InvariantCulture, $"estimated ({usage.Tokenizer ?? "unnamed tokenizer"}, ± {error:0.#} %)"),
        _ => $"estimated ({usage.Tokenizer ?? "unnamed tokenizer"}, error not stated)",
    };

    private static string Whole(long count, string unit, params ReadOnlySpan<(long Count, string Name)> parts)
    {
        var named = new List<string>();
        foreach (var (part, name) in parts)
        {
            if (part != 0)
            {
                named.Add($"{CountText.Of(part)} {name}");
            }
        }

        var whole = $"{CountText.Of(count)} {unit}";
        return named.Count == 0 ? whole : $"{whole} ({string.Join(", ", named)})";
    }
}
