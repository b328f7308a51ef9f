using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;

namespace Senytl.Livekit.Rtc.Transport;

/// <summary>
/// ICE, DTLS and SRTP of one peer over one bundled five-tuple. Send methods may be called from any thread;
/// the rest by one caller at a time.
/// </summary>
internal interface ISecureTransport : IDatagramPeer, IDisposable
{
    SecureTransportState State { get; }

    /// <summary>Why the state is failed or closed; null otherwise.</summary>
    string? FailureReason { get; }

    /// <summary>The credentials to announce; new after <see cref="RestartIce"/>.</summary>
    IceCredentials LocalCredentials { get; }

    /// <summary>The certificate fingerprint to announce.</summary>
    DtlsFingerprint LocalFingerprint { get; }

    IReadOnlyList<IceCandidate> LocalCandidates { get; }

    IceMode IceMode { get; }

    /// <summary>Applies the peer's announcement and starts (or, with other credentials, restarts) checks; the first call fixes the DTLS role and fingerprint.</summary>
    /// <exception cref="ArgumentException">The credentials are shorter or longer than RFC 8839 allows, or a later call names another fingerprint or role.</exception>
    void Start(RemoteTransportParameters remote, DtlsRole localRole);

    /// <summary>A trickled candidate. At most 64 are kept; an address already known is ignored.</summary>
    void AddRemoteCandidate(IceCandidate candidate);

    /// <summary>New local credentials (RFC 8445 section 9). The present path and keys stay in use until the peer checks with the new ones.</summary>
    void RestartIce();

    /// <summary>Encrypts and sends an RTP packet.</summary>
    /// <returns>False when not connected, or the packet is no RTP or longer than 1,460 bytes.</returns>
    bool SendRtp(ReadOnlySpan<byte> packet);

    /// <summary>Encrypts and sends a compound RTCP packet; false as for <see cref="SendRtp"/>.</summary>
    bool SendRtcp(ReadOnlySpan<byte> packet);

    /// <summary>Sends an SCTP packet as one DTLS record; false as for <see cref="SendRtp"/>.</summary>
    bool SendSctp(ReadOnlySpan<byte> packet);

    /// <summary>Sends close_notify and ends. Idempotent.</summary>
    void Close();
}
