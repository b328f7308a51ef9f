using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Senytl.Livekit.Rtc.Srtp;

/// <summary>AEAD_AES_128_GCM, RFC 7714 sections 8 and 9.</summary>
internal sealed class SrtpAeadCipher(
    (byte[] Key, byte[] Authentication, byte[] Salt) rtp,
    (byte[] Key, byte[] Authentication, byte[] Salt) rtcp) : SrtpCipher
{
    private const int Tag = 16;
    private const int NonceSize = 12;

    private readonly AesGcm rtpAes = new(rtp.Key, Tag);
    private readonly AesGcm rtcpAes = new(rtcp.Key, Tag);

    public override int TagBytes => Tag;

    public override void SealRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        WriteRtpNonce(nonce, ssrc, index);
        var content = packet[headerLength..^Tag];
        rtpAes.Encrypt(nonce, content, content, packet[^Tag..], packet[..headerLength]);
    }

    public override bool TryOpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        WriteRtpNonce(nonce, ssrc, index);
        return TryDecrypt(rtpAes, nonce, packet[headerLength..^Tag], packet[^Tag..], packet[..headerLength]);
    }

    public override void SealRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        Span<byte> additional = stackalloc byte[RtcpHeaderSize + RtcpIndexSize];
        var trailer = packet[^RtcpIndexSize..];
        BinaryPrimitives.WriteUInt32BigEndian(trailer, RtcpEncrypted | index);
        PrepareRtcp(nonce, additional, packet, ssrc, index);
        var content = packet[RtcpHeaderSize..^(Tag + RtcpIndexSize)];
        rtcpAes.Encrypt(nonce, content, content, packet[^(Tag + RtcpIndexSize)..^RtcpIndexSize], additional);
    }

    public override bool TryOpenRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        Span<byte> additional = stackalloc byte[RtcpHeaderSize + RtcpIndexSize];
        PrepareRtcp(nonce, additional, packet, ssrc, index);
        return TryDecrypt(
            rtcpAes,
            nonce,
            packet[RtcpHeaderSize..^(Tag + RtcpIndexSize)],
            packet[^(Tag + RtcpIndexSize)..^RtcpIndexSize],
            additional);
    }

    public override void Dispose()
    {
        rtpAes.Dispose();
        rtcpAes.Dispose();
    }

    private static bool TryDecrypt(AesGcm aes, ReadOnlySpan<byte> nonce, Span<byte> content, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> additional)
    {
        try
        {
            aes.Decrypt(nonce, content, tag, content, additional);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private static void Xor(Span<byte> nonce, ReadOnlySpan<byte> salt)
    {
        for (var i = 0; i < NonceSize; i++)
        {
            nonce[i] ^= salt[i];
        }
    }

    /// <summary>Section 8.1: two zero bytes, SSRC, rollover counter, sequence number; XOR salt.</summary>
    private void WriteRtpNonce(Span<byte> nonce, uint ssrc, ulong index)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[6..], (uint)(index >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(nonce[10..], (ushort)index);
        Xor(nonce, rtp.Salt);
    }

    /// <summary>Sections 9.1 and 9.2: the nonce from SSRC and index; the header and the trailing word are what is authenticated besides.</summary>
    private void PrepareRtcp(Span<byte> nonce, Span<byte> additional, ReadOnlySpan<byte> packet, uint ssrc, uint index)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[8..], index);
        Xor(nonce, rtcp.Salt);
        packet[..RtcpHeaderSize].CopyTo(additional);
        packet[^RtcpIndexSize..].CopyTo(additional[RtcpHeaderSize..]);
    }
}
