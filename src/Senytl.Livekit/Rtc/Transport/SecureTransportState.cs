namespace Senytl.Livekit.Rtc.Transport;

/// <summary>The state of ICE and DTLS taken together, as RTCPeerConnectionState joins them.</summary>
internal enum SecureTransportState
{
    /// <summary>Nothing heard from, or said to, the peer.</summary>
    New,

    /// <summary>Checks or the handshake are under way.</summary>
    Connecting,

    /// <summary>Media and data may be sent.</summary>
    Connected,

    /// <summary>The peer has been silent for longer than it should; may become connected again.</summary>
    Disconnected,

    /// <summary>Consent expired, or the handshake failed; <see cref="ISecureTransport.FailureReason"/> says why. An ICE restart can revive the first.</summary>
    Failed,

    /// <summary>Closed by either side. Final.</summary>
    Closed,
}
