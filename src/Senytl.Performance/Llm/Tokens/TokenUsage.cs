using System.Globalization;
using Microsoft.Extensions.AI;

namespace Senytl.Performance;

/// <summary>The tokens of one model call, or of many added together, in one convention for every provider.</summary>
/// <remarks>
/// All counts are tokens, default 0. <see cref="Input"/> and <see cref="Output"/> are wholes; every other count is a part of one of them:
/// cached reads, cache writes and audio input are inside <see cref="Input"/>; reasoning and audio output are inside <see cref="Output"/>.
/// Immutable, safe to share between threads.
/// </remarks>
public sealed record TokenUsage
{
    /// <summary>No tokens, measured: the neutral element of addition.</summary>
    public static TokenUsage Zero { get; } = new();

    /// <summary>All prompt tokens: fresh, cached, written to the cache, text and audio.</summary>
    public long Input { get; init; }

    /// <summary>All generated tokens: text, reasoning and audio.</summary>
    public long Output { get; init; }

    /// <summary>Prompt tokens read from the provider's cache.</summary>
    public long CachedInput { get; init; }

    /// <summary>Prompt tokens written to a cache that lives 5 minutes, or whose life the provider did not say.</summary>
    public long CacheWrite5m { get; init; }

    /// <summary>Prompt tokens written to a cache that lives 1 hour.</summary>
    public long CacheWrite1h { get; init; }

    /// <summary>Generated tokens that the model spent on thinking.</summary>
    public long Reasoning { get; init; }

    /// <summary>Prompt tokens that stand for sound.</summary>
    public long AudioInput { get; init; }

    /// <summary>
    /// Prompt tokens that stand for sound and were read from the cache: part of both <see cref="AudioInput"/> and <see cref="CachedInput"/>.
    /// Where a provider tells both and not this, <see cref="From"/> gives the least that it can be, and a cost that depends on it is unknown.
    /// </summary>
    public long CachedAudioInput { get; init; }

    /// <summary>Generated tokens that stand for sound.</summary>
    public long AudioOutput { get; init; }

    /// <summary>Input plus output.</summary>
    public long Total => checked(Input + Output);

    /// <summary>Whether the provider reported the counts or a tokenizer estimated them. Default: measured.</summary>
    public UsageSource Source { get; init; }

    /// <summary>Name of the tokenizer that estimated the counts; null when measured.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>Stated error of an estimate, in percent of the total; null when measured or when the tokenizer states none.</summary>
    public double? ErrorPercent { get; init; }

    /// <summary>Whether <see cref="CachedAudioInput"/> may be more, as the provider does not tell it.</summary>
    internal bool CachedAudioUntold { get; init; }

    /// <summary>Prompt text that was neither read from nor written to a cache.</summary>
    internal long FreshText => Input - CachedInput - CacheWrite5m - CacheWrite1h - (AudioInput - CachedAudioInput);

    /// <summary>Generated text that is neither reasoning nor sound.</summary>
    internal long PlainOutput => Output - Reasoning - AudioOutput;

    /// <summary>Reads the usage that an <see cref="IChatClient"/> reported, whichever convention its provider has.</summary>
    /// <param name="details">What the client reported; null gives null.</param>
    /// <param name="provider">The provider's name (<see cref="ChatClientMetadata.ProviderName"/>), used where two conventions are possible; null if unknown.</param>
    /// <returns>The normalised usage, or null if <paramref name="details"/> is null or tells one side only: no input, or no output where the total is not the input.</returns>
    /// <exception cref="InvalidUsageException">The numbers fit no convention.</exception>
    public static TokenUsage? From(UsageDetails? details, string? provider) => UsageNormaliser.Normalise(details, provider);

    /// <summary>Adds part by part. A sum with an estimated part is estimated, and its error is the tokens' weighted mean of the errors.</summary>
    /// <exception cref="OverflowException">A sum is over 2^63 − 1.</exception>
    public static TokenUsage operator +(TokenUsage left, TokenUsage right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return UsageSum.Of(left, right);
    }

    /// <summary>Checks that every part fits into its whole.</summary>
    /// <exception cref="InvalidUsageException">A count is negative, or the parts exceed the whole.</exception>
    public void Validate() => UsageRules.Check(this);

    /// <summary>The counts in one line: <c>1200 in (500 cached) + 20 out, measured</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{UsageText.Input(this)} + {UsageText.Output(this)}, {UsageText.Provenance(this)}");
}
