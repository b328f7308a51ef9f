using System.Globalization;

namespace Senytl.Performance;

/// <summary>Bills speech: each side, input and output, by the unit that the model lists and the usage reports; tokens before time before characters.</summary>
internal static class SpeechBill
{
    public static Cost Of(TierPrice tier, SpeechUsage usage)
    {
        Check(usage);
        var price = tier.Units;
        var rates = tier.Rates;
        var tokens = Split(usage, tier);
        var input = tokens.Input > 0 && tier.ListsTokens ? 0m
            : Seconds(usage.InputDuration) * price.PerInputSecond ?? usage.InputCharacters * price.PerInputCharacter;
        var output = tokens.Output > 0 && tier.ListsTokens ? 0m : Seconds(usage.OutputDuration) * price.PerOutputSecond;
        if (input is null && (rates.Input ?? rates.AudioInput ?? price.PerInputSecond ?? price.PerInputCharacter) > 0)
        {
            return tier.Unknown($"'{tier.Resolution.ResolvedId}' bills its input by {Units(rates.Input ?? rates.AudioInput, price.PerInputSecond, price.PerInputCharacter)}, which the usage does not report");
        }

        if (output is null && (rates.Output ?? rates.AudioOutput ?? price.PerOutputSecond) > 0)
        {
            return tier.Unknown($"'{tier.Resolution.ResolvedId}' bills its output by {Units(rates.Output ?? rates.AudioOutput, price.PerOutputSecond, null)}, which the usage does not report");
        }

        if (input is null && output is null)
        {
            return tier.Unknown($"the catalogue has no speech price for '{tier.Resolution.ResolvedId}'{tier.Words}");
        }

        var spoken = tier.ListsTokens ? tier.CostOf(tokens) : tier.Free(tokens.Source) with { Request = price.PerRequest };
        return spoken with { Speech = (input ?? 0m) + (output ?? 0m) };
    }

    /// <summary>The tokens, with those that can only be sound named so: what a speech model speaks or hears, where nothing parts it from text.</summary>
    private static TokenUsage Split(SpeechUsage usage, TierPrice tier)
    {
        var tokens = usage.Tokens ?? TokenUsage.Zero;
        var mode = tier.Resolution.Price.Mode;
        var speaks = usage.OutputDuration is not null || usage.InputCharacters is not null || mode == "audio_speech";
        var hears = usage.InputDuration is not null || mode == "audio_transcription";
        return tokens with
        {
            AudioOutput = speaks && tokens.AudioOutput == 0 && tier.Rates.AudioOutput is not null ? tokens.PlainOutput : tokens.AudioOutput,
            AudioInput = hears && tokens.AudioInput == 0 && tier.Rates.AudioInput is not null ? tokens.FreshText : tokens.AudioInput,
        };
    }

    private static decimal? Seconds(TimeSpan? duration) => duration is { } time ? (decimal)time.Ticks / TimeSpan.TicksPerSecond : null;

    private static string Units(decimal? token, decimal? second, decimal? character) => string.Join(" or ",
        new[] { token is null ? null : "tokens", second is null ? null : "seconds", character is null ? null : "characters" }.OfType<string>());

    private static void Check(SpeechUsage usage)
    {
        if (usage.InputDuration < TimeSpan.Zero || usage.OutputDuration < TimeSpan.Zero || usage.InputCharacters < 0)
        {
            throw new InvalidUsageException(string.Create(CultureInfo.InvariantCulture,
                $"Speech usage is {usage.InputDuration} in, {usage.OutputDuration} out, {usage.InputCharacters} characters; each is 0 or more. Look at what the client reports."));
        }
    }
}
