namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>The side of the handshake; in SDP <c>a=setup:active</c> is the client (RFC 8842 section 5.2).</summary>
internal enum DtlsRole
{
    Client,
    Server,
}
