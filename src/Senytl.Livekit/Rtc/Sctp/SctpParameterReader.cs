using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>Walks parameters (RFC 9260 section 3.2.1): type, length and value, padded to four bytes.</summary>
internal ref struct SctpParameterReader(ReadOnlySpan<byte> parameters)
{
    private ReadOnlySpan<byte> _rest = parameters;

    /// <summary>Reads the next parameter.</summary>
    public bool TryRead(out ushort type, out ReadOnlySpan<byte> value)
    {
        type = 0;
        value = default;
        if (_rest.Length < 4)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]);
        if (length < 4 || length > _rest.Length)
        {
            return false;
        }

        type = BinaryPrimitives.ReadUInt16BigEndian(_rest);
        value = _rest[4..length];
        _rest = _rest[Math.Min(_rest.Length, (length + 3) & ~3)..];
        return true;
    }
}
