using System.Globalization;

namespace Senytl.Performance;

/// <summary>What usage costs, by part, in US dollars. A cost that cannot be known has no amount, and says why.</summary>
/// <remarks>Decimal throughout: no rounding happens before an amount is printed. Immutable.</remarks>
public sealed record Cost
{
    /// <summary>Nothing spent.</summary>
    public static Cost Zero { get; } = new() { PriceSource = "" };

    /// <summary>The whole amount in USD; null when it is unknown, see <see cref="Reason"/>.</summary>
    public decimal? Usd => Reason is null ? Prompt + Completion + Request + Speech : null;

    /// <summary>Why the amount is unknown; null when it is known.</summary>
    public string? Reason { get; init; }

    /// <summary>USD for the whole prompt: fresh text, cached reads, cache writes, audio.</summary>
    public decimal Prompt => FreshInput + CachedInput + CacheWrite5m + CacheWrite1h + AudioInput;

    /// <summary>USD for the whole completion: text, reasoning, audio.</summary>
    public decimal Completion => TextOutput + Reasoning + AudioOutput;

    /// <summary>USD for prompt text outside of the cache.</summary>
    public decimal FreshInput { get; init; }

    /// <summary>USD for prompt text read from the cache.</summary>
    public decimal CachedInput { get; init; }

    /// <summary>USD for prompt tokens written to the 5-minute cache.</summary>
    public decimal CacheWrite5m { get; init; }

    /// <summary>USD for prompt tokens written to the 1-hour cache.</summary>
    public decimal CacheWrite1h { get; init; }

    /// <summary>USD for prompt sound, fresh and cached.</summary>
    public decimal AudioInput { get; init; }

    /// <summary>USD for generated text without reasoning.</summary>
    public decimal TextOutput { get; init; }

    /// <summary>USD for reasoning.</summary>
    public decimal Reasoning { get; init; }

    /// <summary>USD for generated sound.</summary>
    public decimal AudioOutput { get; init; }

    /// <summary>USD charged per request, beside the tokens.</summary>
    public decimal Request { get; init; }

    /// <summary>USD charged per second of sound or per character.</summary>
    public decimal Speech { get; init; }

    /// <summary>Always <c>USD</c>: the catalogue knows no other currency and converts none.</summary>
    public string Currency => "USD";

    /// <summary>Where the prices come from: table, date, steps of the model's name, tier.</summary>
    public required string PriceSource { get; init; }

    /// <summary>Whether the token counts were measured or estimated.</summary>
    public UsageSource Source { get; init; }

    /// <summary>Adds part by part. A sum with an unknown part is unknown, for the first reason.</summary>
    public static Cost operator +(Cost left, Cost right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Cost
        {
            Reason = left.Reason ?? right.Reason,
            FreshInput = left.FreshInput + right.FreshInput,
            CachedInput = left.CachedInput + right.CachedInput,
            CacheWrite5m = left.CacheWrite5m + right.CacheWrite5m,
            CacheWrite1h = left.CacheWrite1h + right.CacheWrite1h,
            AudioInput = left.AudioInput + right.AudioInput,
            TextOutput = left.TextOutput + right.TextOutput,
            Reasoning = left.Reasoning + right.Reasoning,
            AudioOutput = left.AudioOutput + right.AudioOutput,
            Request = left.Request + right.Request,
            Speech = left.Speech + right.Speech,
            PriceSource = Sources(left.PriceSource, right.PriceSource),
            Source = left.Source == UsageSource.Estimated ? left.Source : right.Source,
        };
    }

    /// <summary>The amount, or why there is none: <c>0.0123 USD, measured (bundled prices of …)</c>.</summary>
    public override string ToString() => Usd is { } usd
        ? string.Create(CultureInfo.InvariantCulture, $"{usd:0.#########} USD, {(Source == UsageSource.Measured ? "measured" : "estimated")} tokens ({PriceSource})")
        : $"unknown: {Reason}";

    private static string Sources(string left, string right)
    {
        if (right.Length == 0 || left == right)
        {
            return left;
        }

        return left.Length == 0 ? right : left.Split("; ").Contains(right) ? left : $"{left}; {right}";
    }
}
