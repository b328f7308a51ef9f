namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>The states of an association (RFC 9260 section 4).</summary>
internal enum SctpState
{
    /// <summary>Before the handshake.</summary>
    New,

    /// <summary>INIT sent.</summary>
    CookieWait,

    /// <summary>COOKIE ECHO sent.</summary>
    CookieEchoed,

    /// <summary>Data may pass.</summary>
    Established,

    /// <summary>We want to end and wait until our data is acknowledged.</summary>
    ShutdownPending,

    /// <summary>SHUTDOWN sent.</summary>
    ShutdownSent,

    /// <summary>The peer wants to end; our data must still be acknowledged.</summary>
    ShutdownReceived,

    /// <summary>SHUTDOWN ACK sent.</summary>
    ShutdownAckSent,

    /// <summary>Ended. Final.</summary>
    Closed,
}
