using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>Reads numbers and length-prefixed vectors (RFC 5246 section 4); a read past the end is false, not an exception.</summary>
internal ref struct DtlsReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> rest = data;

    public readonly bool AtEnd => rest.IsEmpty;

    public bool TryByte(out byte value)
    {
        var held = TryBytes(1, out var bytes);
        value = held ? bytes[0] : (byte)0;
        return held;
    }

    public bool TryUInt16(out ushort value)
    {
        var held = TryBytes(2, out var bytes);
        value = held ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : (ushort)0;
        return held;
    }

    public bool TryUInt24(out int value)
    {
        var held = TryBytes(3, out var bytes);
        value = held ? (bytes[0] << 16) | (bytes[1] << 8) | bytes[2] : 0;
        return held;
    }

    public bool TryBytes(int count, out ReadOnlySpan<byte> bytes)
    {
        if (count > rest.Length)
        {
            bytes = default;
            return false;
        }

        bytes = rest[..count];
        rest = rest[count..];
        return true;
    }

    public bool TryVector8(out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return TryByte(out var length) && TryBytes(length, out bytes);
    }

    public bool TryVector16(out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return TryUInt16(out var length) && TryBytes(length, out bytes);
    }

    public bool TryVector24(out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return TryUInt24(out var length) && TryBytes(length, out bytes);
    }
}
