namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>How an association behaves. Times are shorter than RFC 9260 section 16 recommends: paths here are local.</summary>
internal sealed record SctpOptions
{
    /// <summary>Our port. Default 5000.</summary>
    public ushort LocalPort { get; init; } = 5000;

    /// <summary>The peer's port. Default 5000.</summary>
    public ushort RemotePort { get; init; } = 5000;

    /// <summary>Longest packet in bytes. Default 1,180, which leaves room for DTLS, UDP and IP in 1,280.</summary>
    public int MaxPacketLength { get; init; } = 1180;

    /// <summary>Longest message that is taken, in bytes; a longer one ends the association. Default 256 KiB.</summary>
    public int MaxMessage { get; init; } = 256 << 10;

    /// <summary>Most bytes kept for messages that are unfinished or out of order, each fragment and each message counting for 128 more than it has. Default 2 MiB.</summary>
    public int ReceiveWindow { get; init; } = 2 << 20;

    /// <summary>Most bytes of messages waiting to be acknowledged; a send beyond is refused. Default 16 MiB.</summary>
    public int SendBuffer { get; init; } = 16 << 20;

    /// <summary>Retransmission timeout before there is a round-trip time. Default 200 ms.</summary>
    public TimeSpan InitialTimeout { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Shortest retransmission timeout. Default 200 ms.</summary>
    public TimeSpan MinTimeout { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Where doubling the retransmission timeout ends: with a lossy path, the silence a user hears. A path whose round trip asks for more gets
    /// more. Default 300 ms.
    /// </summary>
    public TimeSpan MaxTimeout { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Time without any acknowledgement of what is outstanding after which the association ends. Default 30 s.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Idle time after which the path is probed. Default 15 s.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest time for which an acknowledgement waits for a second packet. Default 20 ms.</summary>
    public TimeSpan AcknowledgeDelay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The first TSN; null, the default, draws one.</summary>
    public uint? FirstTsn { get; init; }
}
