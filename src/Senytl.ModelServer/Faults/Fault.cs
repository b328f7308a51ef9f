using System.Globalization;

namespace Senytl.ModelServer;

/// <summary>One way in which an answer goes wrong. Immutable.</summary>
public sealed record Fault
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private Fault(FaultKind kind) => Kind = kind;

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; }

    /// <summary>The status of a <see cref="FaultKind.Status"/> fault; 200 for the others.</summary>
    public int StatusCode { get; private init; } = 200;

    /// <summary>The error message; null for the default one.</summary>
    public string? Message { get; private init; }

    /// <summary>What <c>Retry-After</c> (whole seconds, rounded up) and <c>retry-after-ms</c> say; null sends neither.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>How long a stall lasts; null until the client leaves.</summary>
    public TimeSpan? Duration { get; private init; }

    /// <summary>How many content chunks a stream sends before the fault; an answer not streamed sends half of its bytes.</summary>
    public int AfterChunks { get; private init; }

    /// <summary>How many bytes a slow drip writes at a time.</summary>
    public int BytesPerWrite { get; private init; }

    /// <summary>The wait between two writes of a slow drip.</summary>
    public TimeSpan Interval { get; private init; }

    /// <summary>429 with Retry-After.</summary>
    /// <param name="retryAfter">0 to 1 hour; null sends no header.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public static Fault RateLimited(TimeSpan? retryAfter = null) => Status(429, retryAfter: retryAfter);

    /// <summary>500, an internal error of the provider.</summary>
    public static Fault ServerError() => Status(500);

    /// <summary>503, the provider is unavailable.</summary>
    /// <param name="retryAfter">0 to 1 hour; null sends no header.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public static Fault Unavailable(TimeSpan? retryAfter = null) => Status(503, retryAfter: retryAfter);

    /// <summary>Any error status, with a body in the provider's shape.</summary>
    /// <param name="statusCode">400 to 599.</param>
    /// <param name="message">The error message; null for a default.</param>
    /// <param name="retryAfter">0 to 1 hour; null sends no header.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Fault Status(int statusCode, string? message = null, TimeSpan? retryAfter = null) => new(FaultKind.Status)
    {
        StatusCode = InRange(statusCode, 400, 599, nameof(statusCode)),
        Message = message,
        RetryAfter = retryAfter is { } wait ? InRange(wait, nameof(retryAfter)) : null,
    };

    /// <summary>No answer at all for a time, then the usual one.</summary>
    /// <param name="duration">0 to 1 hour; null stalls until the client leaves.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public static Fault Stall(TimeSpan? duration = null) => new(FaultKind.Stall)
    {
        Duration = duration is { } wait ? InRange(wait, nameof(duration)) : null,
    };

    /// <summary>The answer stops in the middle for a time, then goes on.</summary>
    /// <param name="afterChunks">Content chunks sent before, 0 to 1,000,000.</param>
    /// <param name="duration">0 to 1 hour; null stalls until the client leaves.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Fault StallMidStream(int afterChunks = 1, TimeSpan? duration = null) => new(FaultKind.StallMidStream)
    {
        AfterChunks = InRange(afterChunks, 0, 1_000_000, nameof(afterChunks)),
        Duration = duration is { } wait ? InRange(wait, nameof(duration)) : null,
    };

    /// <summary>The connection is aborted in the middle of the body.</summary>
    /// <param name="afterChunks">Content chunks sent before, 0 to 1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public static Fault Cut(int afterChunks = 1) => new(FaultKind.Cut)
    {
        AfterChunks = InRange(afterChunks, 0, 1_000_000, nameof(afterChunks)),
    };

    /// <summary>The body arrives a few bytes at a time.</summary>
    /// <param name="bytesPerWrite">1 to 65,536.</param>
    /// <param name="interval">The wait between two writes, 0 to 1 hour.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Fault SlowDrip(int bytesPerWrite, TimeSpan interval) => new(FaultKind.SlowDrip)
    {
        BytesPerWrite = InRange(bytesPerWrite, 1, 65_536, nameof(bytesPerWrite)),
        Interval = InRange(interval, nameof(interval)),
    };

    /// <summary>The body, or the event after so many content chunks, is JSON that breaks off.</summary>
    /// <param name="afterChunks">Content chunks sent before, 0 to 1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public static Fault MalformedJson(int afterChunks = 1) => new(FaultKind.MalformedJson)
    {
        AfterChunks = InRange(afterChunks, 0, 1_000_000, nameof(afterChunks)),
    };

    /// <summary>Status 200 with an empty body.</summary>
    public static Fault EmptyBody() => new(FaultKind.EmptyBody);

    private static int InRange(int value, int min, int max, string name) => value >= min && value <= max
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Create(CultureInfo.InvariantCulture, $"Allowed: {min} to {max}. Give a whole number in that range."));

    private static TimeSpan InRange(TimeSpan value, string name) => value >= TimeSpan.Zero && value <= Longest
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Allowed: 00:00:00 to 01:00:00. Give a TimeSpan in that range.");
}
