namespace Senytl.ModelServer;

/// <summary>The server's own account of one request: the truth that a measurement can be held against.</summary>
/// <remarks>
/// Timestamps are those of the server's <see cref="TimeProvider.GetTimestamp"/>; with the system's provider they compare with
/// <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/> in the same process. Headers are never kept.
/// </remarks>
public sealed record RequestRecord
{
    /// <summary>The request's number, from 0 in order of arrival.</summary>
    public required long Index { get; init; }

    /// <summary>The endpoint.</summary>
    public required ModelApi Api { get; init; }

    /// <summary>The path, at most 200 characters.</summary>
    public required string Path { get; init; }

    /// <summary>The model that was asked for; null when the request was not understood.</summary>
    public string? Model { get; init; }

    /// <summary>Whether a streamed answer was asked for.</summary>
    public bool Streamed { get; init; }

    /// <summary>When the request's headers had been read.</summary>
    public required long ArrivedTimestamp { get; init; }

    /// <summary>When the first content (not a role or an opening event) was handed to the connection; null before.</summary>
    public long? FirstContentTimestamp { get; init; }

    /// <summary>When the last bytes were handed to the connection, or the request was given up; null before.</summary>
    public long? EndedTimestamp { get; init; }

    /// <summary>The HTTP status sent; null when none was.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How it ended.</summary>
    public RequestOutcome Outcome { get; init; }

    /// <summary>The usage that was sent; null when none was.</summary>
    public ModelUsage? Usage { get; init; }

    /// <summary>What was made to go wrong; null when nothing was.</summary>
    public Fault? Fault { get; init; }

    /// <summary>The prompt; null unless <see cref="ModelServerOptions.KeepPrompts"/> is set.</summary>
    public string? Prompt { get; init; }
}
