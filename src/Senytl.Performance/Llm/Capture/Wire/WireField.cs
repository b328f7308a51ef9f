namespace Senytl.Performance.Measuring;

/// <summary>What a place in a response means, whichever provider's shape it has.</summary>
internal enum WireField
{
    None,
    Model,
    Tier,
    Input,
    Output,
    Total,
    CachedWithin,
    CachedBeside,
    CacheWrite,
    CacheWrite5m,
    CacheWrite1h,
    ReasoningWithin,
    ReasoningBeside,
    AudioInput,
    CachedAudioInput,
    AudioOutput,

    /// <summary>All counts as Gemini tells them: thinking and the prompts of tools lie beside the others.</summary>
    GeminiUsage,

    /// <summary>Seconds of sound that a transcription is billed by.</summary>
    Seconds,

    /// <summary>Tokens by modality, as Gemini lists them: a list of objects with a modality and a count, in either order.</summary>
    InputDetail,
    CacheDetail,
    OutputDetail,
    Modality,
    ModalityCount,

    /// <summary>Text, reasoning or sound for the user.</summary>
    Content,

    /// <summary>Content or not, as the event's type says.</summary>
    Delta,

    /// <summary>The event's type.</summary>
    Type,

    /// <summary>Whether the stream is over.</summary>
    Done,

    /// <summary>Why the model stopped: usage that comes after it is the whole one.</summary>
    Finish,
    Error,

    /// <summary>A piece of a tool call, whose index says of which.</summary>
    ToolPiece,
    ToolIndex,

    /// <summary>Of which of several answers what follows is.</summary>
    ChoiceIndex,

    /// <summary>A tool call.</summary>
    Tool,

    /// <summary>A tool call or another item, as its kind says.</summary>
    Item,
    ItemKind,
    ToolName,
    ToolArguments,
}
