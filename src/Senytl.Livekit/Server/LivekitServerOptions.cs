using System.Net;

namespace Senytl.Livekit.Server;

/// <summary>How an embedded server listens and how much it lets in.</summary>
public sealed record LivekitServerOptions
{
    /// <summary>The customary key of a development server.</summary>
    public const string DevelopmentKey = "devkey";

    /// <summary>The customary secret of a development server.</summary>
    public const string DevelopmentSecret = "secret";

    /// <summary>Address for HTTP and media. Default: IPv4 loopback. Anything else needs an explicit key and secret.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port for HTTP and WebSockets, 0 to 65535. Default: 0, any free port.</summary>
    public int Port { get; init; }

    /// <summary>UDP port for media and data, 0 to 65535. Default: 0, any free port.</summary>
    public int MediaPort { get; init; }

    /// <summary>API key; not empty. Default: <see cref="DevelopmentKey"/>.</summary>
    public string ApiKey { get; init; } = DevelopmentKey;

    /// <summary>API secret; not empty, at least 32 characters when not on loopback. Default: <see cref="DevelopmentSecret"/>.</summary>
    public string ApiSecret { get; init; } = DevelopmentSecret;

    /// <summary>Offers <c>/rtc/v1</c>, one peer connection for all. False answers 404 there, so that clients fall back to two. Default: true.</summary>
    public bool SinglePeerConnection { get; init; } = true;

    /// <summary>A client whose signal connection broke may go on with its session. False makes every reconnect a full one. Default: true.</summary>
    public bool Resume { get; init; } = true;

    /// <summary>How long a participant without a signal connection is kept, 0 to 60 s. Default: 5 s.</summary>
    public TimeSpan ResumeWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Open signal and worker connections, 1 to 100,000; more are answered 503. Default: 2,000.</summary>
    public int MaximumConnections { get; init; } = 2_000;

    /// <summary>Rooms at a time, 1 to 100,000. Default: 1,000.</summary>
    public int MaximumRooms { get; init; } = 1_000;

    /// <summary>Participants of a room, 1 to 10,000; a room may set a lower limit of its own. Default: 500.</summary>
    public int MaximumParticipants { get; init; } = 500;

    /// <summary>Tracks that one participant may publish, 1 to 1,000. Default: 50.</summary>
    public int MaximumTracks { get; init; } = 50;

    /// <summary>Most participants that one message may name: 1,000, and where a room takes more, as many as it takes.</summary>
    internal int MaximumNamed => Math.Max(1_000, MaximumParticipants);

    /// <summary>How long a room that nobody but agents has entered stays, 1 s to 24 h. Default: 5 min.</summary>
    public TimeSpan EmptyTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a room stays after the last participant that is no agent has left, 0 to 24 h. Default: 20 s.</summary>
    public TimeSpan DepartureTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a dispatch waits for a worker that may take it, 0 to 10 min. Default: 30 s.</summary>
    public TimeSpan JobQueueTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a worker may take to say whether it takes a job, 100 ms to 1 min. Default: 10 s.</summary>
    public TimeSpan JobAnswerTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Events kept in <see cref="LivekitServer.Events"/>, 0 to 1,000,000; older ones are dropped. Default: 10,000.</summary>
    public int EventCapacity { get; init; } = 10_000;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Throws when a value is out of its range, naming all of them.</summary>
    internal void Validate()
    {
        var problems = new OptionProblems();
        problems.Range(nameof(Port), Port, 0, 65535);
        problems.Range(nameof(MediaPort), MediaPort, 0, 65535);
        problems.Range(nameof(ResumeWindow), ResumeWindow, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        problems.Range(nameof(MaximumConnections), MaximumConnections, 1, 100_000);
        problems.Range(nameof(MaximumRooms), MaximumRooms, 1, 100_000);
        problems.Range(nameof(MaximumParticipants), MaximumParticipants, 1, 10_000);
        problems.Range(nameof(MaximumTracks), MaximumTracks, 1, 1_000);
        problems.Range(nameof(EmptyTimeout), EmptyTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));
        problems.Range(nameof(DepartureTimeout), DepartureTimeout, TimeSpan.Zero, TimeSpan.FromHours(24));
        problems.Range(nameof(JobQueueTimeout), JobQueueTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        problems.Range(nameof(JobAnswerTimeout), JobAnswerTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        problems.Range(nameof(EventCapacity), EventCapacity, 0, 1_000_000);
        problems.Require(!string.IsNullOrWhiteSpace(ApiKey), $"{nameof(ApiKey)} is empty; give the key that tokens name as issuer");
        problems.Require(!string.IsNullOrWhiteSpace(ApiSecret), $"{nameof(ApiSecret)} is empty; give the secret that tokens are signed with");
        problems.Require(
            IPAddress.IsLoopback(Address) || (ApiKey != DevelopmentKey && ApiSecret is { Length: >= 32 }),
            $"{nameof(Address)} {Address} is not loopback; give an {nameof(ApiKey)} other than '{DevelopmentKey}' and an {nameof(ApiSecret)} of at least 32 characters");
        problems.Throw(nameof(LivekitServerOptions));
    }
}
