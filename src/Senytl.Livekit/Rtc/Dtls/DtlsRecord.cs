using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>A record header and where its payload lies in the datagram, RFC 6347 section 4.1.</summary>
/// <remarks>
/// <code>
/// | type (8) | version (16) | epoch (16) | sequence number (48) | length (16) | payload …
/// </code>
/// </remarks>
internal readonly record struct DtlsRecord(DtlsContentType Type, ushort Version, ulong EpochAndSequence, int PayloadStart, int PayloadLength)
{
    public const int HeaderSize = 13;

    /// <summary>2^14 of content and the 2,048 of growth that RFC 5246 section 6.2.3 allows.</summary>
    public const int MaxPayload = 16384 + 2048;

    public int Epoch => (int)(EpochAndSequence >> 48);

    public ulong Sequence => EpochAndSequence & 0x0000_FFFF_FFFF_FFFF;

    public int End => PayloadStart + PayloadLength;

    /// <summary>Whether a datagram's first byte can be DTLS, RFC 7983 section 7.</summary>
    public static bool Looks(ReadOnlySpan<byte> datagram) => datagram.Length >= HeaderSize && datagram[0] is >= 20 and <= 63;

    /// <summary>Reads the record that starts at an offset; records of a datagram follow each other.</summary>
    public static bool TryRead(ReadOnlySpan<byte> datagram, int offset, out DtlsRecord record)
    {
        record = default;
        var bytes = datagram[offset..];
        if (bytes.Length < HeaderSize)
        {
            return false;
        }

        var type = (DtlsContentType)bytes[0];
        var version = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[11..]);
        if (type is < DtlsContentType.ChangeCipherSpec or > DtlsContentType.ApplicationData
            || version is not (DtlsNumbers.Version12 or DtlsNumbers.Version10)
            || length > MaxPayload
            || length > bytes.Length - HeaderSize)
        {
            return false;
        }

        record = new DtlsRecord(type, version, BinaryPrimitives.ReadUInt64BigEndian(bytes[3..]), offset + HeaderSize, length);
        return true;
    }

    public static void WriteHeader(Span<byte> target, DtlsContentType type, ulong epochAndSequence, int payloadLength)
    {
        target[0] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(target[1..], DtlsNumbers.Version12);
        BinaryPrimitives.WriteUInt64BigEndian(target[3..], epochAndSequence);
        BinaryPrimitives.WriteUInt16BigEndian(target[11..], (ushort)payloadLength);
    }
}
