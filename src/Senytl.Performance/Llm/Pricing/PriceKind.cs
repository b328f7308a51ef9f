namespace Senytl.Performance;

/// <summary>What a price field charges for.</summary>
internal enum PriceKind
{
    Input,
    Output,
    CachedInput,
    CacheWrite5m,
    CacheWrite1h,
    Reasoning,
    AudioInput,
    CachedAudioInput,
    AudioOutput,
    Request,
    InputSecond,
    OutputSecond,
    InputCharacter,
}
