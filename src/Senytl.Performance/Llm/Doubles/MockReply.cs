using System.Globalization;
using System.Net;

namespace Senytl.Performance;

/// <summary>One answer of a <see cref="MockChatClient"/>.</summary>
public sealed record MockReply
{
    /// <summary>The text; default empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>The pieces that a stream sends; default is <see cref="Text"/>, word by word. Together they must be <see cref="Text"/>.</summary>
    public IReadOnlyList<string>? Chunks { get; init; }

    /// <summary>Tool calls that the model asks for; default none. A stream sends them after the text.</summary>
    public IReadOnlyList<MockToolCall> ToolCalls { get; init; } = [];

    /// <summary>Time until an answer that is not streamed; default zero, at least zero.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Time until a stream's first chunk; default <see cref="Latency"/>, at least zero.</summary>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>Time between two chunks of a stream; default zero, at least zero.</summary>
    public TimeSpan ChunkGap { get; init; }

    /// <summary>Prompt tokens that are reported. Give it with <see cref="OutputTokens"/>; without both, no usage is reported.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Generated tokens that are reported. Give it with <see cref="InputTokens"/>.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>The part of <see cref="InputTokens"/> that is reported as read from the cache; default 0.</summary>
    public long CachedInputTokens { get; init; }

    /// <summary>The part of <see cref="OutputTokens"/> that is reported as reasoning; default 0.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>The model that the answer names; default the one that was asked for, else the client's.</summary>
    public string? ModelId { get; init; }

    /// <summary>Makes the exception to throw instead of answering; default null, no failure.</summary>
    public Func<Exception>? Failure { get; init; }

    /// <summary>Chunks that a stream sends before it fails; default 0.</summary>
    public int ChunksBeforeFailure { get; init; }

    /// <summary>A reply that is this text.</summary>
    public static implicit operator MockReply(string text) => new() { Text = text };

    /// <summary>A reply that throws.</summary>
    /// <param name="failure">Makes the exception anew for each call.</param>
    public static MockReply Failing(Func<Exception> failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new() { Failure = failure };
    }

    /// <summary>A reply that fails as an HTTP client does: an <see cref="HttpRequestException"/> with the status.</summary>
    /// <param name="status">400 to 599.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is no failure.</exception>
    public static MockReply Failing(HttpStatusCode status)
    {
        var number = ((int)status).ToString(CultureInfo.InvariantCulture);
        return (int)status is >= 400 and <= 599
            ? Failing(() => new HttpRequestException($"Response status code does not indicate success: {number}.", inner: null, status))
            : throw new ArgumentOutOfRangeException(nameof(status), $"status is {number}; a failure has a status of 400 to 599.");
    }

    internal IEnumerable<string> ChunksToSend() => Chunks ?? Words(Text);

    private static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var space = text.IndexOf(' ', start);
            var end = space < 0 ? text.Length : space + 1;
            yield return text[start..end];
            start = end;
        }
    }
}
