using Senytl.Livekit.Rtc.Rtcp;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <content>What the transport delivers.</content>
internal sealed partial class RtcPeerConnection
{
    /// <summary>The sources that the peer sends, with their counts.</summary>
    public IEnumerable<RtcReceiveStream> Streams => _router.Streams;

    void ISecureTransportHandler.OnStateChanged(SecureTransportState state)
    {
        if (state == SecureTransportState.Connected)
        {
            _data.Connect();
        }
        else if (state == SecureTransportState.Closed)
        {
            _data.Close();
        }

        _observer.OnStateChanged(this, state);
    }

    void ISecureTransportHandler.OnSctp(ReadOnlySpan<byte> packet) => _data.Receive(packet);

    void ISecureTransportHandler.OnRtp(Span<byte> bytes)
    {
        if (!RtpPacket.TryRead(bytes, out var packet)
            || _router.Route(packet) is not { } stream
            || stream.Transceiver.Codec(packet.PayloadType) is not { } codec)
        {
            return;
        }

        stream.Receive(packet, codec.ClockRate, Now);
        if (stream.Losses?.NextDue < _nextReport)
        {
            _nextReport = stream.Losses.NextDue;
            _host.Wake(_nextReport);
        }

        _observer.OnRtp(stream.Transceiver, packet);
    }

    void ISecureTransportHandler.OnRtcp(ReadOnlySpan<byte> compound)
    {
        var reader = new RtcpReader(compound);
        while (reader.TryRead(out var packet))
        {
            if (RtcpSenderInfo.TryRead(packet, out var info))
            {
                _router.Find(info.Ssrc)?.Receive(info, Now);
            }
            else if (packet.IsPictureLoss)
            {
                NotifyKeyFrameRequested(packet.MediaSource);
            }
            else if (packet.IsFullIntraRequest)
            {
                NotifyKeyFrameRequested(packet.IntraSource);
            }
            else if (packet.IsNack)
            {
                Repeat(packet);
            }
        }
    }

    private void NotifyKeyFrameRequested(uint ssrc)
    {
        if (FindSending(ssrc) is { Kind: MediaKind.Video } transceiver)
        {
            _observer.OnKeyFrameRequested(transceiver);
        }
    }

    private void Repeat(RtcpPacket packet)
    {
        if (FindSending(packet.MediaSource) is not { Kind: MediaKind.Video } transceiver)
        {
            return;
        }

        Span<ushort> lost = stackalloc ushort[LossTracker.Capacity];
        foreach (var number in lost[..RtcpNack.Read(packet, lost)])
        {
            transceiver.Sender.Repeat(number);
        }
    }

    private RtcTransceiver? FindSending(uint ssrc)
    {
        foreach (var transceiver in _transceivers)
        {
            if (transceiver.Sender.Ssrc == ssrc)
            {
                return transceiver;
            }
        }

        return null;
    }
}
