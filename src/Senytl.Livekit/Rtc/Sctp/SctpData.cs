using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>The header of a DATA chunk (RFC 9260 section 3.3.1).</summary>
internal readonly ref struct SctpData(SctpChunk chunk)
{
    /// <summary>Bytes before the payload.</summary>
    public const int HeaderLength = 12;

    /// <summary>Flag: last fragment.</summary>
    public const byte End = 1;

    /// <summary>Flag: first fragment.</summary>
    public const byte Begin = 2;

    /// <summary>Flag: not ordered.</summary>
    public const byte Unordered = 4;

    /// <summary>Flag: acknowledge at once (RFC 7053).</summary>
    public const byte Immediate = 8;

    private readonly ReadOnlySpan<byte> _value = chunk.Value;

    /// <summary>The flags.</summary>
    public byte Flags { get; } = chunk.Flags;

    /// <summary>Transmission sequence number.</summary>
    public uint Tsn => BinaryPrimitives.ReadUInt32BigEndian(_value);

    /// <summary>The stream.</summary>
    public ushort Stream => BinaryPrimitives.ReadUInt16BigEndian(_value[4..]);

    /// <summary>The message's number within its stream; without meaning when unordered.</summary>
    public ushort SequenceNumber => BinaryPrimitives.ReadUInt16BigEndian(_value[6..]);

    /// <summary>Payload protocol identifier.</summary>
    public uint Protocol => BinaryPrimitives.ReadUInt32BigEndian(_value[8..]);

    /// <summary>The fragment.</summary>
    public ReadOnlySpan<byte> Payload => _value[HeaderLength..];

    /// <summary>Reads a DATA chunk; one without payload is an error in itself.</summary>
    public static bool TryRead(SctpChunk chunk, out SctpData data)
    {
        data = chunk.Value.Length > HeaderLength ? new SctpData(chunk) : default;
        return chunk.Value.Length > HeaderLength;
    }
}
