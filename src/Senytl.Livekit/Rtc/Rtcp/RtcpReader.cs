using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Rtcp;

/// <summary>Walks the packets of a compound, or of a reduced-size one (RFC 5506). Stops at the first that is broken.</summary>
internal ref struct RtcpReader(ReadOnlySpan<byte> compound)
{
    private ReadOnlySpan<byte> _rest = compound;

    /// <summary>Reads the next packet.</summary>
    public bool TryRead(out RtcpPacket packet)
    {
        packet = default;
        if (_rest.Length < 4 || _rest[0] >> 6 != 2)
        {
            return false;
        }

        var length = 4 + (BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]) * 4);
        if (length > _rest.Length)
        {
            return false;
        }

        var padding = (_rest[0] & 0x20) != 0 ? _rest[length - 1] : 0;
        if (padding > length - 4)
        {
            return false;
        }

        packet = new RtcpPacket((RtcpType)_rest[1], _rest[0] & 0x1F, _rest[4..(length - padding)]);
        _rest = _rest[length..];
        return true;
    }
}
