using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>AES-128-GCM for one direction, RFC 5288 section 3: payload = explicit nonce (8), ciphertext, tag (16).</summary>
internal sealed class DtlsRecordCipher((byte[] Key, byte[] Iv) keys) : IDisposable
{
    public const int ExplicitNonceSize = 8;
    public const int TagSize = 16;
    public const int Growth = ExplicitNonceSize + TagSize;

    private readonly AesGcm aes = new(keys.Key, TagSize);

    /// <summary>Writes a whole record.</summary>
    /// <returns>The bytes written: header, growth and content.</returns>
    public int Seal(DtlsContentType type, ulong epochAndSequence, ReadOnlySpan<byte> content, Span<byte> target)
    {
        DtlsRecord.WriteHeader(target, type, epochAndSequence, content.Length + Growth);
        var body = target[DtlsRecord.HeaderSize..];
        BinaryPrimitives.WriteUInt64BigEndian(body, epochAndSequence);
        Span<byte> nonce = stackalloc byte[12];
        Span<byte> additional = stackalloc byte[DtlsRecord.HeaderSize];
        Prepare(nonce, additional, type, body, epochAndSequence, content.Length);
        aes.Encrypt(nonce, content, body.Slice(ExplicitNonceSize, content.Length), body.Slice(ExplicitNonceSize + content.Length, TagSize), additional);
        return DtlsRecord.HeaderSize + Growth + content.Length;
    }

    /// <summary>Decrypts a payload in place.</summary>
    /// <param name="record">Its header.</param>
    /// <param name="payload">The record's payload.</param>
    /// <param name="content">The part of it that now holds the plaintext.</param>
    public bool TryOpen(DtlsRecord record, Span<byte> payload, out Span<byte> content)
    {
        content = default;
        if (payload.Length < Growth)
        {
            return false;
        }

        content = payload[ExplicitNonceSize..^TagSize];
        Span<byte> nonce = stackalloc byte[12];
        Span<byte> additional = stackalloc byte[DtlsRecord.HeaderSize];
        Prepare(nonce, additional, record.Type, payload, record.EpochAndSequence, content.Length);
        BinaryPrimitives.WriteUInt16BigEndian(additional[9..], record.Version);
        try
        {
            aes.Decrypt(nonce, content, payload[^TagSize..], content, additional);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose() => aes.Dispose();

    private void Prepare(Span<byte> nonce, Span<byte> additional, DtlsContentType type, ReadOnlySpan<byte> explicitNonce, ulong epochAndSequence, int length)
    {
        keys.Iv.CopyTo(nonce);
        explicitNonce[..ExplicitNonceSize].CopyTo(nonce[4..]);
        BinaryPrimitives.WriteUInt64BigEndian(additional, epochAndSequence);
        additional[8] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(additional[9..], DtlsNumbers.Version12);
        BinaryPrimitives.WriteUInt16BigEndian(additional[11..], (ushort)length);
    }
}
