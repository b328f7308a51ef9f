using System.Globalization;
using System.Text.RegularExpressions;

namespace Senytl.Performance;

/// <summary>A price field taken apart: what is charged, above which prompt length, in which tier.</summary>
internal sealed partial record PriceKey(string Name, PriceKind Kind, long? AboveTokens, PriceTier Tier)
{
    private static readonly Dictionary<string, PriceKind> Kinds = new(StringComparer.Ordinal)
    {
        ["input_cost_per_token"] = PriceKind.Input,
        ["output_cost_per_token"] = PriceKind.Output,
        ["cache_read_input_token_cost"] = PriceKind.CachedInput,
        ["input_cost_per_token_cache_hit"] = PriceKind.CachedInput,
        ["cache_creation_input_token_cost"] = PriceKind.CacheWrite5m,
        ["cache_creation_input_token_cost_above_1hr"] = PriceKind.CacheWrite1h,
        ["output_cost_per_reasoning_token"] = PriceKind.Reasoning,
        ["input_cost_per_audio_token"] = PriceKind.AudioInput,
        ["cache_read_input_audio_token_cost"] = PriceKind.CachedAudioInput,
        ["output_cost_per_audio_token"] = PriceKind.AudioOutput,
        ["input_cost_per_request"] = PriceKind.Request,
        ["input_cost_per_second"] = PriceKind.InputSecond,
        ["input_cost_per_audio_per_second"] = PriceKind.InputSecond,
        ["output_cost_per_second"] = PriceKind.OutputSecond,
        ["input_cost_per_character"] = PriceKind.InputCharacter,
    };

    public static PriceKey? TryParse(string name)
    {
        var match = Shape().Match(name);
        if (!Kinds.TryGetValue(match.Groups["kind"].Value, out var kind))
        {
            return null;
        }

        var tier = match.Groups["tier"].Value switch
        {
            "_batches" => PriceTier.Batch,
            "_flex" => PriceTier.Flex,
            "_priority" => PriceTier.Priority,
            _ => PriceTier.Standard,
        };
        var above = match.Groups["above"];
        return new(name, kind, above.Success ? 1000 * long.Parse(above.ValueSpan, CultureInfo.InvariantCulture) : null, tier);
    }

    [GeneratedRegex(@"^(?<kind>.+?)(?:_above_(?<above>\d{1,9})k_tokens)?(?<tier>_batches|_flex|_priority)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
