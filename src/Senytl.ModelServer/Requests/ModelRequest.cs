namespace Senytl.ModelServer;

/// <summary>What a rule sees of a request. Immutable; holds no headers and thus no keys.</summary>
public sealed record ModelRequest
{
    /// <summary>The request's number, from 0 in order of arrival.</summary>
    public required long Index { get; init; }

    /// <summary>The endpoint.</summary>
    public required ModelApi Api { get; init; }

    /// <summary>The model that was asked for.</summary>
    public required string Model { get; init; }

    /// <summary>Whether the answer is to be streamed.</summary>
    public bool Streamed { get; init; }

    /// <summary>The conversation, with the system prompt first; empty outside of chat.</summary>
    public IReadOnlyList<ModelMessage> Messages { get; init; } = [];

    /// <summary>The names of the tools that the model may call.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>The last text of the user; for embeddings and speech the input, for transcriptions the prompt field.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>The most output tokens that the caller allows; null when it sets no limit.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>The length of a transcription's audio; null when it is no WAV file.</summary>
    public TimeSpan? AudioDuration { get; init; }

    /// <summary>How often the model has answered since the user last spoke: 0 first, 1 after the first tool results.</summary>
    public int Step { get; init; }

    /// <summary>Whether the conversation ends in a tool's result.</summary>
    public bool HasToolResult => Messages.Count > 0 && Messages[^1].Role == "tool";

    /// <summary>The prompt's size by the server's own counter.</summary>
    internal int PromptTokens { get; init; }
}
