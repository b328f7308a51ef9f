using Senytl.Livekit.Rtc.Rtcp;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Sdp;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>One source that a peer sends: counted, and for video kept for those who lose packets further on.</summary>
internal sealed class RtcReceiveStream(uint ssrc, RtcTransceiver transceiver, RtpHistoryBudget budget)
{
    /// <summary>The source.</summary>
    public uint Ssrc => ssrc;

    /// <summary>The section that it belongs to.</summary>
    public RtcTransceiver Transceiver => transceiver;

    /// <summary>What was received and lost; null before the first packet.</summary>
    public ReceptionStatistics? Statistics { get; private set; }

    /// <summary>The last packets of a video source; null for audio.</summary>
    public RtpHistory? History { get; } = transceiver.Kind == MediaKind.Video ? new RtpHistory(budget) : null;

    /// <summary>Which packets of a video source are missing; null for audio.</summary>
    public LossTracker? Losses { get; } = transceiver.Kind == MediaKind.Video ? new LossTracker() : null;

    /// <summary>The last sender report; all zero before the first.</summary>
    public RtcpSenderInfo SenderInfo { get; private set; }

    /// <summary>When that report came.</summary>
    public TimeSpan SenderInfoAt { get; private set; }

    /// <summary>When the last packet came; the least value before the first.</summary>
    public TimeSpan HeardAt { get; private set; } = TimeSpan.MinValue;

    /// <summary>Counts a packet.</summary>
    public void Receive(RtpPacket packet, int clockRate, TimeSpan now)
    {
        HeardAt = now;
        Statistics ??= new ReceptionStatistics(ssrc, clockRate);
        Statistics.Count(packet.SequenceNumber, packet.Timestamp, packet.Bytes.Length, now);
        History?.Add(packet);
        Losses?.Count(packet.SequenceNumber, now);
    }

    /// <summary>Takes over a sender report.</summary>
    public void Receive(RtcpSenderInfo info, TimeSpan now)
    {
        SenderInfo = info;
        SenderInfoAt = now;
        Statistics?.CountSenderReport(info, now);
    }
}
