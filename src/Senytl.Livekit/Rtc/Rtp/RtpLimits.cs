namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>Sizes that hold for each packet.</summary>
internal static class RtpLimits
{
    /// <summary>Longest RTP or RTCP packet handled, in bytes: one Ethernet frame.</summary>
    public const int PacketBytes = 1500;

    /// <summary>Longest payload of a packet of our own, in bytes: room is left for the header, SRTP and the IP header.</summary>
    public const int PayloadBytes = 1400;
}
