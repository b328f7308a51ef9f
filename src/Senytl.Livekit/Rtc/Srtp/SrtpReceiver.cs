using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Srtp;

/// <summary>Checks and decrypts what comes in, in place; refuses replays. Not thread safe; allocates for a new, authenticated SSRC only.</summary>
internal sealed class SrtpReceiver(SrtpProfile profile, byte[] masterKey, byte[] masterSalt) : IDisposable
{
    /// <summary>The streams of one peer that are followed; packets of more are dropped.</summary>
    public const int MaxStreams = 1024;

    /// <summary>How many packets a repeated one may be late: with 10 Mbit/s of video a second, long enough for it to be asked for again.</summary>
    public const int WindowPackets = 1024;

    private readonly SrtpCipher cipher = SrtpCipher.Create(profile, masterKey, masterSalt);
    private readonly Dictionary<uint, RtpStream> rtp = [];
    private readonly Dictionary<uint, RtcpStream> rtcp = [];

    /// <param name="packet">Decrypted in place.</param>
    /// <param name="length">The length of the RTP packet that it now starts with.</param>
    public bool TryUnprotectRtp(Span<byte> packet, out int length)
    {
        length = packet.Length - cipher.TagBytes;
        if (length < 0 || packet.Length > SrtpCipher.MaxPacket || !RtpPacketShape.TryRead(packet[..length], out var shape))
        {
            return false;
        }

        var known = rtp.TryGetValue(shape.Ssrc, out var stream);
        var index = known ? stream!.Index.Guess(shape.Sequence) : shape.Sequence;
        if ((known ? !stream!.Window.Allows(index) : rtp.Count == MaxStreams)
            || !cipher.TryOpenRtp(packet, shape.HeaderLength, shape.Ssrc, index))
        {
            return false;
        }

        stream ??= rtp[shape.Ssrc] = new RtpStream();
        stream.Index.Accept(index);
        stream.Window.Accept(index);
        return true;
    }

    /// <param name="packet">Decrypted in place.</param>
    /// <param name="length">The length of the compound packet that it now starts with.</param>
    public bool TryUnprotectRtcp(Span<byte> packet, out int length)
    {
        length = packet.Length - cipher.TagBytes - SrtpCipher.RtcpIndexSize;
        if (length < SrtpCipher.RtcpHeaderSize || packet.Length > SrtpCipher.MaxPacket || packet[0] >> 6 != 2)
        {
            return false;
        }

        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        var trailer = BinaryPrimitives.ReadUInt32BigEndian(profile == SrtpProfile.AeadAes128Gcm ? packet[^4..] : packet[length..]);
        var index = trailer & ~SrtpCipher.RtcpEncrypted;
        var known = rtcp.TryGetValue(ssrc, out var stream);
        if ((trailer & SrtpCipher.RtcpEncrypted) == 0
            || (known ? !stream!.Window.Allows(index) : rtcp.Count == MaxStreams)
            || !cipher.TryOpenRtcp(packet, ssrc, index))
        {
            return false;
        }

        stream ??= rtcp[ssrc] = new RtcpStream();
        stream.Window.Accept(index);
        return true;
    }

    public void Dispose() => cipher.Dispose();

    private sealed class RtpStream
    {
        public RtpIndex Index;
        public readonly ReplayWindow Window = new(WindowPackets);
    }

    private sealed class RtcpStream
    {
        public readonly ReplayWindow Window = new(WindowPackets);
    }
}
