using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Tests.Rtc.PeerConnection;

/// <summary>A transport whose RTCP is kept before it is encrypted, and that loses data, and only that, when it is told to.</summary>
internal sealed class TappedTransport(ISecureTransport transport, List<byte[]> rtcp) : ISecureTransport
{
    public SecureTransportState State => transport.State;

    public string? FailureReason => transport.FailureReason;

    public IceCredentials LocalCredentials => transport.LocalCredentials;

    public DtlsFingerprint LocalFingerprint => transport.LocalFingerprint;

    public IReadOnlyList<IceCandidate> LocalCandidates => transport.LocalCandidates;

    public IceMode IceMode => transport.IceMode;

    public TimeSpan NextDeadline => transport.NextDeadline;

    public void Start(RemoteTransportParameters remote, DtlsRole localRole) => transport.Start(remote, localRole);

    public void AddRemoteCandidate(IceCandidate candidate) => transport.AddRemoteCandidate(candidate);

    public void RestartIce() => transport.RestartIce();

    public bool LosesData { get; set; }

    public bool SendRtp(ReadOnlySpan<byte> packet) => transport.SendRtp(packet);

    public bool SendRtcp(ReadOnlySpan<byte> packet)
    {
        rtcp.Add(packet.ToArray());
        return transport.SendRtcp(packet);
    }

    public bool SendSctp(ReadOnlySpan<byte> packet) => LosesData || transport.SendSctp(packet);

    public void Receive(TransportAddress from, Span<byte> datagram) => transport.Receive(from, datagram);

    public void Advance() => transport.Advance();

    public void Close() => transport.Close();

    public void Dispose() => transport.Dispose();
}
