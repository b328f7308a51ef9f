using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Rtcp;

/// <summary>The sender information of an SR (RFC 3550 section 6.4.1).</summary>
/// <param name="Ssrc">The sender.</param>
/// <param name="NtpTime">Wall clock as 32.32 fixed-point seconds since 1900.</param>
/// <param name="RtpTimestamp">The same instant in the stream's timestamp units.</param>
/// <param name="Packets">Packets sent since the start.</param>
/// <param name="Octets">Payload bytes sent since the start.</param>
internal readonly record struct RtcpSenderInfo(uint Ssrc, ulong NtpTime, uint RtpTimestamp, uint Packets, uint Octets)
{
    /// <summary>The part of <see cref="NtpTime"/> that receivers send back.</summary>
    public uint CompactNtp => (uint)(NtpTime >> 16);

    /// <summary>Reads the information of a sender report.</summary>
    public static bool TryRead(RtcpPacket packet, out RtcpSenderInfo info)
    {
        info = default;
        if (packet.Type != RtcpType.SenderReport || packet.Body.Length < 24)
        {
            return false;
        }

        info = new RtcpSenderInfo(
            BinaryPrimitives.ReadUInt32BigEndian(packet.Body),
            BinaryPrimitives.ReadUInt64BigEndian(packet.Body[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet.Body[12..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet.Body[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet.Body[20..]));
        return true;
    }
}
