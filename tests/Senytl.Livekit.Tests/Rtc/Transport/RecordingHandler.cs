using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Tests.Rtc.Transport;

/// <summary>Keeps what a transport delivers.</summary>
internal sealed class RecordingHandler : ISecureTransportHandler
{
    public List<byte[]> Rtp { get; } = [];

    public List<byte[]> Rtcp { get; } = [];

    public List<byte[]> Sctp { get; } = [];

    public List<SecureTransportState> States { get; } = [];

    public void OnRtp(Span<byte> packet) => Rtp.Add(packet.ToArray());

    public void OnRtcp(ReadOnlySpan<byte> packet) => Rtcp.Add(packet.ToArray());

    public void OnSctp(ReadOnlySpan<byte> packet) => Sctp.Add(packet.ToArray());

    public void OnStateChanged(SecureTransportState state) => States.Add(state);
}
