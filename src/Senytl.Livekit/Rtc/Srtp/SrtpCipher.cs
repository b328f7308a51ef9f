namespace Senytl.Livekit.Rtc.Srtp;

/// <summary>Protects packets of one direction with session keys; knows nothing of rollover and replay. Not thread safe, allocates nothing.</summary>
internal abstract class SrtpCipher : IDisposable
{
    /// <summary>The most bytes of one packet, protection included.</summary>
    public const int MaxPacket = 1500;

    /// <summary>The E flag and 31-bit index that end an SRTCP packet, RFC 3711 section 3.4.</summary>
    public const int RtcpIndexSize = 4;

    public const uint RtcpEncrypted = 0x8000_0000;
    public const int RtcpHeaderSize = 8;

    public abstract int TagBytes { get; }

    public static SrtpCipher Create(SrtpProfile profile, byte[] masterKey, byte[] masterSalt)
    {
        var keys = new SrtpSessionKeys(profile, masterKey, masterSalt);
        return profile == SrtpProfile.AeadAes128Gcm
            ? new SrtpAeadCipher(keys.Rtp(), keys.Rtcp())
            : new SrtpCounterCipher(keys.Rtp(), keys.Rtcp());
    }

    /// <summary>Protects in place: the packet's content is <paramref name="packet"/> without its last <see cref="TagBytes"/>.</summary>
    public abstract void SealRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index);

    /// <summary>Checks and decrypts in place; false leaves the content undefined.</summary>
    public abstract bool TryOpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index);

    /// <summary>Protects in place; the last <see cref="TagBytes"/> + <see cref="RtcpIndexSize"/> bytes are written.</summary>
    public abstract void SealRtcp(Span<byte> packet, uint ssrc, uint index);

    /// <summary>Checks and decrypts in place a packet whose E flag is set.</summary>
    public abstract bool TryOpenRtcp(Span<byte> packet, uint ssrc, uint index);

    public abstract void Dispose();
}
