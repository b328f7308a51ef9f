using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Srtp;

/// <summary>Protects what goes out: keeps the rollover counter and SRTCP index of each SSRC. Not thread safe; allocates for a new SSRC only.</summary>
internal sealed class SrtpSender(SrtpProfile profile, byte[] masterKey, byte[] masterSalt) : IDisposable
{
    /// <summary>An index may never be used twice under one key, so streams are not forgotten, and there is an end to their number.</summary>
    public const int MaxStreams = 4096;

    private const uint MaxRtcpIndex = 0x7FFF_FFFF;

    private readonly SrtpCipher cipher = SrtpCipher.Create(profile, masterKey, masterSalt);
    private readonly Dictionary<uint, RtpStream> rtp = [];
    private readonly Dictionary<uint, uint> rtcp = [];

    /// <summary>What RTP grows by; RTCP by <see cref="SrtpCipher.RtcpIndexSize"/> more.</summary>
    public int TagBytes => cipher.TagBytes;

    /// <returns>False for what is no RTP, is too long, or is of one SSRC too many.</returns>
    public bool TryProtectRtp(ReadOnlySpan<byte> packet, Span<byte> target, out int length)
    {
        length = packet.Length + TagBytes;
        if (!RtpPacketShape.TryRead(packet, out var shape)
            || length > Math.Min(target.Length, SrtpCipher.MaxPacket)
            || !TryGetStream(shape.Ssrc, out var stream))
        {
            return false;
        }

        packet.CopyTo(target);
        var index = stream.Index.Guess(shape.Sequence);
        stream.Index.Accept(index);
        cipher.SealRtp(target[..length], shape.HeaderLength, shape.Ssrc, index);
        return true;
    }

    /// <returns>False for what is no RTCP, is too long, is of one SSRC too many, or after 2^31 packets of one SSRC.</returns>
    public bool TryProtectRtcp(ReadOnlySpan<byte> packet, Span<byte> target, out int length)
    {
        length = packet.Length + TagBytes + SrtpCipher.RtcpIndexSize;
        if (packet.Length < SrtpCipher.RtcpHeaderSize || packet[0] >> 6 != 2 || length > Math.Min(target.Length, SrtpCipher.MaxPacket))
        {
            return false;
        }

        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        if (!rtcp.TryGetValue(ssrc, out var index) && rtcp.Count == MaxStreams)
        {
            return false;
        }

        if (index > MaxRtcpIndex)
        {
            return false;
        }

        rtcp[ssrc] = index + 1;
        packet.CopyTo(target);
        cipher.SealRtcp(target[..length], ssrc, index);
        return true;
    }

    public void Dispose() => cipher.Dispose();

    private bool TryGetStream(uint ssrc, out RtpStream stream)
    {
        if (rtp.TryGetValue(ssrc, out stream!))
        {
            return true;
        }

        if (rtp.Count == MaxStreams)
        {
            return false;
        }

        rtp[ssrc] = stream = new RtpStream();
        return true;
    }

    private sealed class RtpStream
    {
        public RtpIndex Index;
    }
}
