namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>The header extensions of a packet in the one-byte or two-byte form (RFC 8285 sections 4.2 and 4.3).</summary>
internal readonly ref struct RtpHeaderExtensions(ushort profile, ReadOnlySpan<byte> data)
{
    private const ushort OneByteProfile = 0xBEDE;
    private readonly ReadOnlySpan<byte> _data = data;

    /// <summary>The value of an extension. False when the packet has none such, or the block breaks off before it.</summary>
    public bool TryFind(int id, out ReadOnlySpan<byte> value)
    {
        value = default;
        var oneByte = profile == OneByteProfile;
        if (id <= 0 || (!oneByte && profile >> 4 != 0x100))
        {
            return false;
        }

        for (var rest = _data; !rest.IsEmpty;)
        {
            if (rest[0] == 0)
            {
                rest = rest[1..];
                continue;
            }

            var headerLength = oneByte ? 1 : 2;
            if (rest.Length < headerLength)
            {
                return false;
            }

            var found = oneByte ? rest[0] >> 4 : rest[0];
            var length = oneByte ? (rest[0] & 0x0F) + 1 : rest[1];
            if (rest.Length < headerLength + length || (oneByte && found == 15))
            {
                return false;
            }

            if (found == id)
            {
                value = rest.Slice(headerLength, length);
                return true;
            }

            rest = rest[(headerLength + length)..];
        }

        return false;
    }
}
