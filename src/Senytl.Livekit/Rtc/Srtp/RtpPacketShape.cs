using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Srtp;

/// <summary>The parts of an RTP header that protection needs, RFC 3550 section 5.1.</summary>
internal readonly record struct RtpPacketShape(uint Ssrc, ushort Sequence, int HeaderLength)
{
    private const int FixedHeader = 12;

    /// <summary>Whether a datagram's first byte can be RTP or RTCP, RFC 7983 section 7.</summary>
    public static bool LooksLikeMedia(ReadOnlySpan<byte> datagram) => datagram.Length >= 8 && datagram[0] is >= 128 and <= 191;

    /// <summary>Tells RTCP (packet types 192 to 223) from RTP, RFC 5761 section 4.</summary>
    public static bool IsRtcp(ReadOnlySpan<byte> media) => media[1] is >= 192 and <= 223;

    /// <returns>False when the header, contributors and extension do not fit.</returns>
    public static bool TryRead(ReadOnlySpan<byte> packet, out RtpPacketShape shape)
    {
        shape = default;
        if (packet.Length < FixedHeader || packet[0] >> 6 != 2)
        {
            return false;
        }

        var length = FixedHeader + (4 * (packet[0] & 0x0F));
        if ((packet[0] & 0x10) != 0)
        {
            if (packet.Length < length + 4)
            {
                return false;
            }

            length += 4 + (4 * BinaryPrimitives.ReadUInt16BigEndian(packet[(length + 2)..]));
        }

        if (packet.Length < length)
        {
            return false;
        }

        shape = new RtpPacketShape(
            BinaryPrimitives.ReadUInt32BigEndian(packet[8..]),
            BinaryPrimitives.ReadUInt16BigEndian(packet[2..]),
            length);
        return true;
    }
}
