using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Senytl.Livekit.Rtc.Srtp;

/// <summary>AES128_CM_HMAC_SHA1_80, RFC 3711 sections 4.1.1 and 4.2.1.</summary>
internal sealed class SrtpCounterCipher(
    (byte[] Key, byte[] Authentication, byte[] Salt) rtp,
    (byte[] Key, byte[] Authentication, byte[] Salt) rtcp) : SrtpCipher
{
    private const int Tag = 10;
    private const int HashSize = 20;

    private readonly AesCounterMode rtpAes = new(rtp.Key, MaxPacket);
    private readonly AesCounterMode rtcpAes = new(rtcp.Key, MaxPacket);
    private readonly IncrementalHash rtpHash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, rtp.Authentication);
    private readonly IncrementalHash rtcpHash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, rtcp.Authentication);

    public override int TagBytes => Tag;

    public override void SealRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index)
    {
        Transform(rtpAes, rtp.Salt, packet[headerLength..^Tag], ssrc, index);
        Span<byte> hash = stackalloc byte[HashSize];
        HashRtp(packet[..^Tag], index, hash);
        hash[..Tag].CopyTo(packet[^Tag..]);
    }

    public override bool TryOpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index)
    {
        Span<byte> hash = stackalloc byte[HashSize];
        HashRtp(packet[..^Tag], index, hash);
        if (!CryptographicOperations.FixedTimeEquals(hash[..Tag], packet[^Tag..]))
        {
            return false;
        }

        Transform(rtpAes, rtp.Salt, packet[headerLength..^Tag], ssrc, index);
        return true;
    }

    public override void SealRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        var signed = packet[..^Tag];
        BinaryPrimitives.WriteUInt32BigEndian(signed[^RtcpIndexSize..], RtcpEncrypted | index);
        Transform(rtcpAes, rtcp.Salt, signed[RtcpHeaderSize..^RtcpIndexSize], ssrc, index);
        Span<byte> hash = stackalloc byte[HashSize];
        HashRtcp(signed, hash);
        hash[..Tag].CopyTo(packet[^Tag..]);
    }

    public override bool TryOpenRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        var signed = packet[..^Tag];
        Span<byte> hash = stackalloc byte[HashSize];
        HashRtcp(signed, hash);
        if (!CryptographicOperations.FixedTimeEquals(hash[..Tag], packet[^Tag..]))
        {
            return false;
        }

        Transform(rtcpAes, rtcp.Salt, signed[RtcpHeaderSize..^RtcpIndexSize], ssrc, index);
        return true;
    }

    public override void Dispose()
    {
        rtpAes.Dispose();
        rtcpAes.Dispose();
        rtpHash.Dispose();
        rtcpHash.Dispose();
    }

    /// <summary>IV = salt · 2^16 XOR SSRC · 2^64 XOR index · 2^16.</summary>
    private static void Transform(AesCounterMode aes, byte[] salt, Span<byte> content, uint ssrc, ulong index)
    {
        Span<byte> iv = stackalloc byte[16];
        iv.Clear();
        salt.CopyTo(iv);
        BinaryPrimitives.WriteUInt32BigEndian(iv[4..], BinaryPrimitives.ReadUInt32BigEndian(iv[4..]) ^ ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(iv[8..], BinaryPrimitives.ReadUInt64BigEndian(iv[8..]) ^ (index << 16));
        aes.Transform(iv, content);
    }

    private void HashRtp(ReadOnlySpan<byte> packet, ulong index, Span<byte> hash)
    {
        Span<byte> rollover = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(rollover, (uint)(index >> 16));
        rtpHash.AppendData(packet);
        rtpHash.AppendData(rollover);
        rtpHash.GetHashAndReset(hash);
    }

    private void HashRtcp(ReadOnlySpan<byte> packet, Span<byte> hash)
    {
        rtcpHash.AppendData(packet);
        rtcpHash.GetHashAndReset(hash);
    }
}
