using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>
/// What a peer connection tells its owner: outside its locks, so that any method of any peer may be called from here.
/// Media comes on the host's thread, one call at a time.
/// </summary>
internal interface IRtcPeerObserver
{
    /// <summary>ICE and DTLS moved on.</summary>
    void OnStateChanged(RtcPeerConnection peer, SecureTransportState state);

    /// <summary>A packet of a section that receives, with a payload type that was negotiated. Valid only during the call.</summary>
    void OnRtp(RtcTransceiver transceiver, RtpPacket packet);

    /// <summary>The peer wants a key frame of what <see cref="RtcTransceiver.Sender"/> sends (PLI or FIR).</summary>
    void OnKeyFrameRequested(RtcTransceiver transceiver);

    /// <summary>The peer opened a channel; it is open.</summary>
    void OnDataChannel(RtcDataChannel channel);

    /// <summary>A channel of ours opened, or any channel closed.</summary>
    void OnDataChannelStateChanged(RtcDataChannel channel);

    /// <summary>A message, in order per ordered channel. Valid only during the call.</summary>
    void OnMessage(RtcDataChannel channel, ReadOnlySpan<byte> message, bool binary);

    /// <summary><see cref="RtcDataChannel.BufferedAmount"/> fell to the low mark: there is room again.</summary>
    void OnBufferedAmountLow(RtcDataChannel channel);
}
