namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>The <c>a=setup</c> role of RFC 8842: who starts the DTLS handshake.</summary>
internal enum DtlsSetup
{
    /// <summary>Either: what an offer says.</summary>
    ActPass,

    /// <summary>The author is the DTLS client.</summary>
    Active,

    /// <summary>The author is the DTLS server.</summary>
    Passive,
}
