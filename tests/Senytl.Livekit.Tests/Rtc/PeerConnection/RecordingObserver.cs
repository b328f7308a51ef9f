using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Tests.Rtc.PeerConnection;

/// <summary>Keeps what a peer connection tells.</summary>
internal sealed class RecordingObserver : IRtcPeerObserver
{
    public List<SecureTransportState> States { get; } = [];

    public List<(RtcTransceiver Transceiver, byte[] Packet)> Rtp { get; } = [];

    public List<RtcTransceiver> KeyFrameRequests { get; } = [];

    public List<RtcDataChannel> Opened { get; } = [];

    public List<(RtcDataChannel Channel, DataChannelState State)> ChannelStates { get; } = [];

    public List<(RtcDataChannel Channel, byte[] Content, bool Binary)> Messages { get; } = [];

    public int BufferedAmountLow { get; private set; }

    /// <summary>What else to do with a packet.</summary>
    public Action<RtcTransceiver, byte[]>? Relay { get; set; }

    public void OnStateChanged(RtcPeerConnection peer, SecureTransportState state) => States.Add(state);

    public void OnRtp(RtcTransceiver transceiver, RtpPacket packet)
    {
        var bytes = packet.Bytes.ToArray();
        Rtp.Add((transceiver, bytes));
        Relay?.Invoke(transceiver, bytes);
    }

    public void OnKeyFrameRequested(RtcTransceiver transceiver) => KeyFrameRequests.Add(transceiver);

    public void OnDataChannel(RtcDataChannel channel) => Opened.Add(channel);

    public void OnDataChannelStateChanged(RtcDataChannel channel) => ChannelStates.Add((channel, channel.State));

    public void OnMessage(RtcDataChannel channel, ReadOnlySpan<byte> message, bool binary) => Messages.Add((channel, message.ToArray(), binary));

    public void OnBufferedAmountLow(RtcDataChannel channel) => BufferedAmountLow++;
}
