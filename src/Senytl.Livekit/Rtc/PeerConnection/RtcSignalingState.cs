namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>Where the offer/answer exchange stands (RFC 8829 section 3.2).</summary>
internal enum RtcSignalingState
{
    /// <summary>No exchange is open.</summary>
    Stable,

    /// <summary>Our offer waits for an answer.</summary>
    HaveLocalOffer,

    /// <summary>The peer's offer waits for <see cref="RtcPeerConnection.CreateAnswer"/>.</summary>
    HaveRemoteOffer,
}
