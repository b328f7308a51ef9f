using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>Walks chunks, each padded to four bytes. Stops at the first that breaks off.</summary>
internal ref struct SctpChunkReader(ReadOnlySpan<byte> chunks)
{
    private ReadOnlySpan<byte> _rest = chunks;

    /// <summary>Reads the next chunk.</summary>
    public bool TryRead(out SctpChunk chunk)
    {
        chunk = default;
        if (_rest.Length < SctpChunk.HeaderLength)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]);
        if (length < SctpChunk.HeaderLength || length > _rest.Length)
        {
            return false;
        }

        chunk = new SctpChunk((SctpChunkType)_rest[0], _rest[1], _rest[SctpChunk.HeaderLength..length]);
        _rest = _rest[Math.Min(_rest.Length, (length + 3) & ~3)..];
        return true;
    }
}
