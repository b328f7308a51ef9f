using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>A whole handshake message, RFC 6347 section 4.2.2.</summary>
internal sealed record DtlsHandshakeMessage(DtlsHandshakeType Type, ushort Sequence, byte[] Body)
{
    public const int HeaderSize = 12;

    /// <summary>
    /// <code>
    /// | type (8) | length (24) | message_seq (16) | fragment_offset (24) | fragment_length (24) | fragment …
    /// </code>
    /// </summary>
    public void WriteFragment(Span<byte> target, int offset, int length)
    {
        target[0] = (byte)Type;
        WriteUInt24(target[1..], Body.Length);
        BinaryPrimitives.WriteUInt16BigEndian(target[4..], Sequence);
        WriteUInt24(target[6..], offset);
        WriteUInt24(target[9..], length);
        Body.AsSpan(offset, length).CopyTo(target[HeaderSize..]);
    }

    /// <summary>The message as one fragment: what the transcript is hashed over.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[HeaderSize + Body.Length];
        WriteFragment(bytes, 0, Body.Length);
        return bytes;
    }

    private static void WriteUInt24(Span<byte> target, int value)
    {
        target[0] = (byte)(value >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(target[1..], (ushort)value);
    }
}
