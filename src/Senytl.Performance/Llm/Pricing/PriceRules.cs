using System.Globalization;

namespace Senytl.Performance;

/// <summary>What any price must satisfy, whoever sets it.</summary>
internal static class PriceRules
{
    public static void Check(string model, ModelPrice price)
    {
        NotNegative(model, nameof(price.PerRequest), price.PerRequest);
        NotNegative(model, nameof(price.PerInputSecond), price.PerInputSecond);
        NotNegative(model, nameof(price.PerOutputSecond), price.PerOutputSecond);
        NotNegative(model, nameof(price.PerInputCharacter), price.PerInputCharacter);
        ReadOnlySpan<TokenRates?> all = [price.Standard, price.Batch, price.Flex, price.Priority,
            price.LongContext?.Standard, price.LongContext?.Batch, price.LongContext?.Flex, price.LongContext?.Priority];
        foreach (var rates in all)
        {
            Check(model, rates);
        }

        if (price.LongContext is { AboveTokens: < 1 } context)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The long-context boundary of '{model}' is {context.AboveTokens} tokens; it is 1 or more. Leave LongContext null if length makes no difference."), nameof(price));
        }
    }

    private static void Check(string model, TokenRates? rates)
    {
        NotNegative(model, "Input", rates?.Input);
        NotNegative(model, "Output", rates?.Output);
        NotNegative(model, "CachedInput", rates?.CachedInput);
        NotNegative(model, "CacheWrite5m", rates?.CacheWrite5m);
        NotNegative(model, "CacheWrite1h", rates?.CacheWrite1h);
        NotNegative(model, "Reasoning", rates?.Reasoning);
        NotNegative(model, "AudioInput", rates?.AudioInput);
        NotNegative(model, "CachedAudioInput", rates?.CachedAudioInput);
        NotNegative(model, "AudioOutput", rates?.AudioOutput);
    }

    private static void NotNegative(string model, string name, decimal? rate)
    {
        if (rate < 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The {name} rate of '{model}' is {rate} USD; a rate is 0 or more. Leave it null if it is unknown."), "price");
        }
    }
}
