using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Senytl.Livekit.Rtc.Stun;

/// <summary>Writes one Binding message into the caller's buffer, attribute by attribute.</summary>
internal ref struct StunWriter
{
    /// <summary>Two user names of 256 bytes and all attributes.</summary>
    public const int BufferSize = 768;

    private readonly Span<byte> buffer;

    /// <param name="buffer"><see cref="BufferSize"/> bytes hold every message that this stack sends.</param>
    /// <param name="type">Request, indication, success or error.</param>
    /// <param name="id">New for a request, the request's for a response.</param>
    public StunWriter(Span<byte> buffer, StunClass type, StunTransactionId id)
    {
        this.buffer = buffer;
        BinaryPrimitives.WriteUInt16BigEndian(buffer, (ushort)type);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], StunMessage.MagicCookie);
        id.Write(buffer[8..]);
        Length = StunMessage.HeaderSize;
        SetLength(Length);
    }

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => buffer[..Length];

    public void Add(StunAttribute type, scoped ReadOnlySpan<byte> value)
    {
        var padded = StunMessage.Padded(value.Length);
        var attribute = buffer.Slice(Length, 4 + padded);
        BinaryPrimitives.WriteUInt16BigEndian(attribute, (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(attribute[2..], (ushort)value.Length);
        value.CopyTo(attribute[4..]);
        attribute[(4 + value.Length)..].Clear();
        Length += attribute.Length;
        SetLength(Length);
    }

    public void Add(StunAttribute type, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        Add(type, bytes);
    }

    public void Add(StunAttribute type, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        Add(type, bytes);
    }

    public void AddUsername(string recipientUfrag, string senderUfrag) =>
        Add(StunAttribute.Username, Encoding.UTF8.GetBytes($"{recipientUfrag}:{senderUfrag}"));

    public void AddError(StunErrorCode code)
    {
        Span<byte> value = stackalloc byte[64];
        value.Clear();
        value[2] = (byte)((int)code / 100);
        value[3] = (byte)((int)code % 100);
        var reason = code switch
        {
            StunErrorCode.BadRequest => "Bad Request",
            StunErrorCode.Unauthenticated => "Unauthenticated",
            StunErrorCode.UnknownAttribute => "Unknown Attribute",
            _ => "Role Conflict",
        };
        var written = Encoding.ASCII.GetBytes(reason, value[4..]);
        Add(StunAttribute.ErrorCode, value[..(4 + written)]);
    }

    public void AddMappedAddress(TransportAddress address)
    {
        Span<byte> value = stackalloc byte[20];
        value[0] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)(address.Port ^ (StunMessage.MagicCookie >> 16)));
        if (address.IsIPv4)
        {
            value[1] = 1;
            BinaryPrimitives.WriteUInt32BigEndian(value[4..], (uint)address.Bits ^ StunMessage.MagicCookie);
            Add(StunAttribute.XorMappedAddress, value[..8]);
            return;
        }

        value[1] = 2;
        BinaryPrimitives.WriteUInt128BigEndian(value[4..], address.Bits ^ BinaryPrimitives.ReadUInt128BigEndian(buffer[4..]));
        Add(StunAttribute.XorMappedAddress, value);
    }

    /// <summary>Signs what has been written so far.</summary>
    public void AddIntegrity(scoped ReadOnlySpan<byte> password)
    {
        var covered = Length;
        SetLength(covered + 4 + StunMessage.IntegritySize);
        Span<byte> tag = stackalloc byte[StunMessage.IntegritySize];
        HMACSHA1.HashData(password, buffer[..covered], tag);
        Add(StunAttribute.MessageIntegrity, tag);
    }

    /// <summary>Ends the message; nothing may follow.</summary>
    public void AddFingerprint()
    {
        var covered = Length;
        SetLength(covered + 8);
        Add(StunAttribute.Fingerprint, Crc32.Of(buffer[..covered]) ^ StunMessage.FingerprintMask);
    }

    private readonly void SetLength(int total) =>
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], (ushort)(total - StunMessage.HeaderSize));
}
