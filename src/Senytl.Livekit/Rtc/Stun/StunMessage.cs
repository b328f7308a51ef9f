using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Senytl.Livekit.Rtc.Stun;

/// <summary>A Binding message laid over received bytes, RFC 8489 section 5. Reads nothing that <see cref="TryRead"/> has not bounded.</summary>
/// <remarks>
/// <code>
/// 0                   1                   2                   3
/// |0 0|   type (class and method)   |   length without header       |
/// |                      magic cookie 2112A442                      |
/// |                   transaction id (96 bits)                      |
/// |   attribute type (16)           |   attribute length (16)       |  value, padded to 4 bytes …
/// </code>
/// </remarks>
internal readonly ref struct StunMessage
{
    public const int HeaderSize = 20;
    public const uint MagicCookie = 0x2112_A442;
    public const uint FingerprintMask = 0x5354_554E;
    public const int IntegritySize = 20;

    /// <summary>Ours are below 200 bytes; anything longer than an Ethernet frame is not for us.</summary>
    public const int MaxSize = 1500;

    private readonly ReadOnlySpan<byte> bytes;

    private StunMessage(ReadOnlySpan<byte> bytes) => this.bytes = bytes;

    public StunClass Class => (StunClass)BinaryPrimitives.ReadUInt16BigEndian(bytes);

    public StunTransactionId TransactionId => StunTransactionId.Read(bytes[8..]);

    /// <summary>Whether a datagram's first byte can be STUN, RFC 7983 section 7.</summary>
    public static bool Looks(ReadOnlySpan<byte> datagram) => datagram.Length >= HeaderSize && datagram[0] < 4;

    /// <returns>False unless the header is a Binding message with the cookie and the attributes fill the datagram exactly.</returns>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out StunMessage message)
    {
        message = default;
        if (datagram.Length is < HeaderSize or > MaxSize
            || BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]) != MagicCookie
            || BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) != datagram.Length - HeaderSize
            || (StunClass)BinaryPrimitives.ReadUInt16BigEndian(datagram) is not (StunClass.Request or StunClass.Indication or StunClass.Success or StunClass.Error))
        {
            return false;
        }

        var at = HeaderSize;
        while (at < datagram.Length)
        {
            if (datagram.Length - at < 4)
            {
                return false;
            }

            at += 4 + Padded(BinaryPrimitives.ReadUInt16BigEndian(datagram[(at + 2)..]));
        }

        if (at != datagram.Length)
        {
            return false;
        }

        message = new StunMessage(datagram);
        return true;
    }

    /// <summary>The value of the first attribute of a type that stands before MESSAGE-INTEGRITY, or is one of the two that end a message.</summary>
    public bool TryGet(StunAttribute type, out ReadOnlySpan<byte> value) => TryFind(type, out value, out _);

    public bool Has(StunAttribute type) => TryFind(type, out _, out _);

    public bool TryGetUInt32(StunAttribute type, out uint value)
    {
        var found = TryGet(type, out var bytes) && bytes.Length == 4;
        value = found ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;
        return found;
    }

    public bool TryGetUInt64(StunAttribute type, out ulong value)
    {
        var found = TryGet(type, out var bytes) && bytes.Length == 8;
        value = found ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : 0;
        return found;
    }

    /// <summary>The code of an ERROR-CODE attribute; 0 when there is none.</summary>
    public int ErrorCode =>
        TryGet(StunAttribute.ErrorCode, out var value) && value.Length >= 4 ? ((value[2] & 7) * 100) + value[3] : 0;

    /// <summary>XOR-MAPPED-ADDRESS, RFC 8489 section 14.2.</summary>
    public bool TryGetMappedAddress(out TransportAddress address)
    {
        address = default;
        if (!TryGet(StunAttribute.XorMappedAddress, out var value) || value.Length < 8)
        {
            return false;
        }

        var port = (ushort)(BinaryPrimitives.ReadUInt16BigEndian(value[2..]) ^ (MagicCookie >> 16));
        switch (value[1], value.Length)
        {
            case (1, 8):
                address = TransportAddress.FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(value[4..]) ^ MagicCookie, port);
                return true;
            case (2, 20):
                var mask = BinaryPrimitives.ReadUInt128BigEndian(bytes[4..]);
                address = new TransportAddress(BinaryPrimitives.ReadUInt128BigEndian(value[4..]) ^ mask, port);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The first comprehension-required attribute (below 0x8000) that this stack does not know; 0 when it knows all.</summary>
    public ushort UnknownAttribute
    {
        get
        {
            for (var at = HeaderSize; at < bytes.Length; at = Next(at))
            {
                var type = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
                if ((StunAttribute)type == StunAttribute.MessageIntegrity)
                {
                    return 0;
                }

                if (type < 0x8000 && !Enum.IsDefined((StunAttribute)type))
                {
                    return type;
                }
            }

            return 0;
        }
    }

    /// <summary>Checks MESSAGE-INTEGRITY (HMAC-SHA1 with the password, RFC 8489 section 14.5) in constant time.</summary>
    public bool IntegrityHolds(ReadOnlySpan<byte> password)
    {
        if (!TryFind(StunAttribute.MessageIntegrity, out var tag, out var at) || tag.Length != IntegritySize)
        {
            return false;
        }

        Span<byte> signed = stackalloc byte[MaxSize];
        signed = signed[..at];
        bytes[..at].CopyTo(signed);
        BinaryPrimitives.WriteUInt16BigEndian(signed[2..], (ushort)(at + 4 + IntegritySize - HeaderSize));
        Span<byte> expected = stackalloc byte[IntegritySize];
        HMACSHA1.HashData(password, signed, expected);
        return CryptographicOperations.FixedTimeEquals(expected, tag);
    }

    /// <summary>Whether the message ends with a FINGERPRINT that fits; one that is absent does not.</summary>
    public bool FingerprintHolds() =>
        TryFind(StunAttribute.Fingerprint, out var value, out var at)
        && value.Length == 4
        && at + 8 == bytes.Length
        && BinaryPrimitives.ReadUInt32BigEndian(value) == (Crc32.Of(bytes[..at]) ^ FingerprintMask);

    internal static int Padded(int length) => (length + 3) & ~3;

    private int Next(int at) => at + 4 + Padded(BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]));

    private bool TryFind(StunAttribute type, out ReadOnlySpan<byte> value, out int offset)
    {
        var signed = false;
        for (offset = HeaderSize; offset < bytes.Length; offset = Next(offset))
        {
            var found = (StunAttribute)BinaryPrimitives.ReadUInt16BigEndian(bytes[offset..]);
            if (found == type && (!signed || type == StunAttribute.Fingerprint))
            {
                value = bytes.Slice(offset + 4, BinaryPrimitives.ReadUInt16BigEndian(bytes[(offset + 2)..]));
                return true;
            }

            signed |= found == StunAttribute.MessageIntegrity;
        }

        value = default;
        return false;
    }
}
