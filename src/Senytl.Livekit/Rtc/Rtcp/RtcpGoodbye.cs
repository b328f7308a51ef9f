using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Rtcp;

/// <summary>The sources that leave (RFC 3550 section 6.6).</summary>
internal static class RtcpGoodbye
{
    /// <summary>The source at an index; false when the packet names no more.</summary>
    public static bool TryRead(RtcpPacket packet, int index, out uint ssrc)
    {
        var present = packet.Type == RtcpType.Goodbye && index < packet.Count && packet.Body.Length >= (index + 1) * 4;
        ssrc = present ? BinaryPrimitives.ReadUInt32BigEndian(packet.Body[(index * 4)..]) : 0;
        return present;
    }
}
