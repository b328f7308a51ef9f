namespace Senytl.Performance;

/// <summary>What a speech model was given and what it made, in the units that speech is billed in. Null is not reported.</summary>
public sealed record SpeechUsage
{
    /// <summary>Sound sent in: speech to text.</summary>
    public TimeSpan? InputDuration { get; init; }

    /// <summary>Sound made: text to speech.</summary>
    public TimeSpan? OutputDuration { get; init; }

    /// <summary>Characters of the text to speak, as the provider counts them.</summary>
    public long? InputCharacters { get; init; }

    /// <summary>Tokens, where the provider reports them.</summary>
    public TokenUsage? Tokens { get; init; }

    /// <summary>Fills in what this lacks from what another witness tells.</summary>
    internal SpeechUsage Over(SpeechUsage? less) => this with
    {
        InputDuration = InputDuration ?? less?.InputDuration,
        OutputDuration = OutputDuration ?? less?.OutputDuration,
        InputCharacters = InputCharacters ?? less?.InputCharacters,
        Tokens = Tokens ?? less?.Tokens,
    };
}
