using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Rtcp;

/// <summary>One packet of a compound (RFC 3550 section 6.1): common header and body.</summary>
internal readonly ref struct RtcpPacket(RtcpType type, int count, ReadOnlySpan<byte> body)
{
    /// <summary>The packet type.</summary>
    public RtcpType Type => type;

    /// <summary>The five bits of the header: report count, source count or feedback format.</summary>
    public int Count => count;

    /// <summary>Everything after the common header, without padding.</summary>
    public ReadOnlySpan<byte> Body { get; } = body;

    /// <summary>The SSRC that opens the body of all types but SDES and BYE; 0 when the body is too short for one.</summary>
    public uint Sender => Word(0);

    /// <summary>The media source of a feedback packet (RFC 4585 section 6.1); 0 when there is none.</summary>
    public uint MediaSource => Word(4);

    /// <summary>Picture loss indication (RFC 4585 section 6.3.1).</summary>
    public bool IsPictureLoss => type == RtcpType.PayloadFeedback && count == 1 && Body.Length >= 8;

    /// <summary>Full intra request (RFC 5104 section 4.3.1).</summary>
    public bool IsFullIntraRequest => type == RtcpType.PayloadFeedback && count == 4 && Body.Length >= 16;

    /// <summary>Generic NACK (RFC 4585 section 6.2.1).</summary>
    public bool IsNack => type == RtcpType.TransportFeedback && count == 1 && Body.Length >= 12;

    /// <summary>The source that a full intra request is for.</summary>
    public uint IntraSource => Word(8);

    private uint Word(int offset) => Body.Length >= offset + 4 ? BinaryPrimitives.ReadUInt32BigEndian(Body[offset..]) : 0;
}
