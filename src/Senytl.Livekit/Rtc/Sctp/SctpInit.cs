using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>The fixed part of INIT and INIT ACK (RFC 9260 sections 3.3.2 and 3.3.3).</summary>
/// <param name="Tag">The verification tag that packets to the author must carry; never 0.</param>
/// <param name="Window">The author's receive window in bytes.</param>
/// <param name="OutgoingStreams">Streams that the author wants to send on.</param>
/// <param name="IncomingStreams">Streams that the author takes.</param>
/// <param name="FirstTsn">The author's first TSN.</param>
internal readonly record struct SctpInit(uint Tag, uint Window, ushort OutgoingStreams, ushort IncomingStreams, uint FirstTsn)
{
    /// <summary>Bytes of the fixed part.</summary>
    public const int Length = 16;

    /// <summary>Reads the fixed part; false when it breaks off or has values that no association can have.</summary>
    public static bool TryRead(SctpChunk chunk, out SctpInit init)
    {
        init = default;
        if (chunk.Value.Length < Length)
        {
            return false;
        }

        init = Read(chunk.Value);
        return init is { Tag: not 0, OutgoingStreams: > 0, IncomingStreams: > 0 };
    }

    /// <summary>Reads the fixed part from bytes known to be long enough.</summary>
    public static SctpInit Read(ReadOnlySpan<byte> value) => new(
        BinaryPrimitives.ReadUInt32BigEndian(value),
        BinaryPrimitives.ReadUInt32BigEndian(value[4..]),
        BinaryPrimitives.ReadUInt16BigEndian(value[8..]),
        BinaryPrimitives.ReadUInt16BigEndian(value[10..]),
        BinaryPrimitives.ReadUInt32BigEndian(value[12..]));

    /// <summary>Writes the fixed part.</summary>
    public void Write(Span<byte> value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(value, Tag);
        BinaryPrimitives.WriteUInt32BigEndian(value[4..], Window);
        BinaryPrimitives.WriteUInt16BigEndian(value[8..], OutgoingStreams);
        BinaryPrimitives.WriteUInt16BigEndian(value[10..], IncomingStreams);
        BinaryPrimitives.WriteUInt32BigEndian(value[12..], FirstTsn);
    }
}
