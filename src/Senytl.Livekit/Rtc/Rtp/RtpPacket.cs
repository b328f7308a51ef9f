using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>A view of an RTP packet (RFC 3550 section 5.1). It copies nothing and lives as long as the bytes it was read from.</summary>
/// <remarks><code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// |V=2|P|X|  CC   |M|     PT      |       sequence number         |
/// |                           timestamp                           |
/// |                             SSRC                              |
/// </code></remarks>
internal readonly ref struct RtpPacket
{
    /// <summary>Bytes of the header without sources and extensions.</summary>
    public const int FixedHeaderLength = 12;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _paddingLength;

    private RtpPacket(ReadOnlySpan<byte> bytes, int extensionOffset, int headerLength, int paddingLength)
    {
        _bytes = bytes;
        HeaderLength = headerLength;
        _paddingLength = paddingLength;
        Extensions = HasExtension(bytes)
            ? new RtpHeaderExtensions(BinaryPrimitives.ReadUInt16BigEndian(bytes[extensionOffset..]), bytes[(extensionOffset + 4)..headerLength])
            : default;
    }

    /// <summary>The whole packet.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Bytes before the payload: fixed header, contributing sources and extensions.</summary>
    public int HeaderLength { get; }

    /// <summary>The marker bit: first packet after silence for audio, last packet of a frame for video.</summary>
    public bool Marker => (_bytes[1] & 0x80) != 0;

    /// <summary>Whether padding follows the payload.</summary>
    public bool Padded => (_bytes[0] & 0x20) != 0;

    /// <summary>0 to 127.</summary>
    public int PayloadType => _bytes[1] & 0x7F;

    /// <summary>Wraps at 65,536.</summary>
    public ushort SequenceNumber => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]);

    /// <summary>In units of the codec's clock rate; wraps.</summary>
    public uint Timestamp => BinaryPrimitives.ReadUInt32BigEndian(_bytes[4..]);

    /// <summary>The synchronization source.</summary>
    public uint Ssrc => BinaryPrimitives.ReadUInt32BigEndian(_bytes[8..]);

    /// <summary>The header extensions; empty when there are none.</summary>
    public RtpHeaderExtensions Extensions { get; }

    /// <summary>The payload without padding. Empty in a packet that probes the path.</summary>
    public ReadOnlySpan<byte> Payload => _bytes[HeaderLength..^_paddingLength];

    /// <summary>Reads a header; false when the bytes are no RTP or claim more than there is.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out RtpPacket packet)
    {
        packet = default;
        if (bytes.Length < FixedHeaderLength || bytes[0] >> 6 != 2)
        {
            return false;
        }

        var extensionOffset = FixedHeaderLength + ((bytes[0] & 0x0F) * 4);
        var headerLength = extensionOffset;
        if (HasExtension(bytes))
        {
            if (bytes.Length < extensionOffset + 4)
            {
                return false;
            }

            headerLength += 4 + (BinaryPrimitives.ReadUInt16BigEndian(bytes[(extensionOffset + 2)..]) * 4);
        }

        if (headerLength > bytes.Length)
        {
            return false;
        }

        var padding = (bytes[0] & 0x20) != 0 ? bytes[^1] : 0;
        if (padding > bytes.Length - headerLength || (padding == 0 && (bytes[0] & 0x20) != 0))
        {
            return false;
        }

        packet = new RtpPacket(bytes, extensionOffset, headerLength, padding);
        return true;
    }

    private static bool HasExtension(ReadOnlySpan<byte> bytes) => (bytes[0] & 0x10) != 0;
}
