namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>Sizes that hold for each packet.</summary>
internal static class RtpLimits
{
    /// <summary>Longest RTP or RTCP packet handled, in bytes: one Ethernet frame.</summary>
    public const int PacketBytes = 1500;
}
