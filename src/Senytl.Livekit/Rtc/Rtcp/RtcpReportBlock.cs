using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Rtcp;

/// <summary>A reception report block (RFC 3550 section 6.4.1).</summary>
/// <param name="Ssrc">The source that the report is about.</param>
/// <param name="FractionLost">Share lost since the last report, in 1/256.</param>
/// <param name="CumulativeLost">Packets lost in all; 24 bits with sign.</param>
/// <param name="HighestSequence">Highest sequence number received, extended by the count of wraps.</param>
/// <param name="Jitter">Interarrival jitter in timestamp units.</param>
/// <param name="LastSenderReport">Middle 32 bits of the NTP time of the last SR; 0 when none came.</param>
/// <param name="DelaySinceLastSenderReport">In 1/65,536 s.</param>
internal readonly record struct RtcpReportBlock(
    uint Ssrc,
    byte FractionLost,
    int CumulativeLost,
    uint HighestSequence,
    uint Jitter,
    uint LastSenderReport,
    uint DelaySinceLastSenderReport)
{
    /// <summary>Bytes on the wire.</summary>
    public const int Length = 24;

    /// <summary>Reads block <paramref name="index"/> of a sender or receiver report.</summary>
    public static bool TryRead(RtcpPacket packet, int index, out RtcpReportBlock block)
    {
        block = default;
        var offset = (packet.Type == RtcpType.SenderReport ? 24 : 4) + (index * Length);
        if (packet.Type is not (RtcpType.SenderReport or RtcpType.ReceiverReport)
            || index >= packet.Count
            || packet.Body.Length < offset + Length)
        {
            return false;
        }

        var bytes = packet.Body[offset..];
        block = new RtcpReportBlock(
            BinaryPrimitives.ReadUInt32BigEndian(bytes),
            bytes[4],
            BinaryPrimitives.ReadInt32BigEndian(bytes[4..]) << 8 >> 8,
            BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]));
        return true;
    }

    /// <summary>Writes the block.</summary>
    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32BigEndian(destination, Ssrc);
        BinaryPrimitives.WriteInt32BigEndian(destination[4..], CumulativeLost);
        destination[4] = FractionLost;
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], HighestSequence);
        BinaryPrimitives.WriteUInt32BigEndian(destination[12..], Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], LastSenderReport);
        BinaryPrimitives.WriteUInt32BigEndian(destination[20..], DelaySinceLastSenderReport);
    }
}
