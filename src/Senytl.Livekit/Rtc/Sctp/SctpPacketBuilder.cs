using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>Collects chunks into one packet and puts the checksum on it. Reused from packet to packet.</summary>
internal sealed class SctpPacketBuilder(int maxLength)
{
    private readonly byte[] _buffer = new byte[maxLength];

    /// <summary>Bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>Whether a chunk was added.</summary>
    public bool HasChunks => Length > SctpPacket.HeaderLength;

    /// <summary>Bytes that the value of a further chunk may have.</summary>
    public int Room => maxLength - Length - SctpChunk.HeaderLength;

    /// <summary>Starts a packet.</summary>
    public void Begin(ushort sourcePort, ushort destinationPort, uint verificationTag)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_buffer, sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(2), destinationPort);
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.AsSpan(4), verificationTag);
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.AsSpan(8), 0);
        Length = SctpPacket.HeaderLength;
    }

    /// <summary>Adds a chunk and hands out its value to be filled in. The caller sees to it that there is <see cref="Room"/>.</summary>
    public Span<byte> Add(SctpChunkType type, int valueLength, byte flags = 0)
    {
        var chunk = _buffer.AsSpan(Length);
        chunk[0] = (byte)type;
        chunk[1] = flags;
        var length = SctpChunk.HeaderLength + valueLength;
        BinaryPrimitives.WriteUInt16BigEndian(chunk[2..], (ushort)length);
        var padded = (length + 3) & ~3;
        chunk[length..padded].Clear();
        Length += padded;
        return chunk[SctpChunk.HeaderLength..length];
    }

    /// <summary>The packet with its checksum.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        var packet = _buffer.AsSpan(0, Length);
        BinaryPrimitives.WriteUInt32LittleEndian(packet[8..], Crc32C.Compute(packet));
        return packet;
    }
}
