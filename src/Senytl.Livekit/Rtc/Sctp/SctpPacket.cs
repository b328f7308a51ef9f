using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>The common header (RFC 9260 section 3.1) and the chunks behind it.</summary>
/// <remarks><code>
/// |      source port        |    destination port     |
/// |                 verification tag                  |
/// |                     checksum                      |
/// </code></remarks>
internal readonly ref struct SctpPacket(ReadOnlySpan<byte> bytes)
{
    /// <summary>Bytes of the common header.</summary>
    public const int HeaderLength = 12;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The sender's port.</summary>
    public ushort SourcePort => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    /// <summary>The receiver's port.</summary>
    public ushort DestinationPort => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]);

    /// <summary>The tag that the receiver chose.</summary>
    public uint VerificationTag => BinaryPrimitives.ReadUInt32BigEndian(_bytes[4..]);

    /// <summary>Walks the chunks.</summary>
    public SctpChunkReader Chunks => new(_bytes[HeaderLength..]);

    /// <summary>Reads a header and proves the checksum.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out SctpPacket packet)
    {
        packet = default;
        if (bytes.Length < HeaderLength + SctpChunk.HeaderLength
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) != Crc32C.Compute(bytes))
        {
            return false;
        }

        packet = new SctpPacket(bytes);
        return true;
    }
}
