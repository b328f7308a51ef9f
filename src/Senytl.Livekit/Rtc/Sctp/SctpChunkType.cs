namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>Chunk types (RFC 9260 section 3.2, RFC 3758, RFC 6525).</summary>
internal enum SctpChunkType : byte
{
    /// <summary>Payload.</summary>
    Data = 0,

    /// <summary>First message of the handshake.</summary>
    Init = 1,

    /// <summary>Answer to INIT with a cookie.</summary>
    InitAck = 2,

    /// <summary>Selective acknowledgement.</summary>
    Sack = 3,

    /// <summary>Path probe.</summary>
    Heartbeat = 4,

    /// <summary>Answer to a probe.</summary>
    HeartbeatAck = 5,

    /// <summary>Ends the association at once.</summary>
    Abort = 6,

    /// <summary>Asks for a graceful end.</summary>
    Shutdown = 7,

    /// <summary>Answers SHUTDOWN.</summary>
    ShutdownAck = 8,

    /// <summary>Reports an error that need not be fatal.</summary>
    Error = 9,

    /// <summary>Brings back the cookie.</summary>
    CookieEcho = 10,

    /// <summary>Completes the handshake.</summary>
    CookieAck = 11,

    /// <summary>Completes a graceful end.</summary>
    ShutdownComplete = 14,

    /// <summary>Stream reset (RFC 6525).</summary>
    Reconfig = 130,

    /// <summary>Skips abandoned messages (RFC 3758).</summary>
    ForwardTsn = 192,
}
