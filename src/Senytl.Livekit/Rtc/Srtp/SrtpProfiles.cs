namespace Senytl.Livekit.Rtc.Srtp;

/// <summary>What is known of the profiles.</summary>
internal static class SrtpProfiles
{
    public const int KeyBytes = 16;

    /// <summary>Best first: the AEAD costs a third of the other (one pass, with hardware help).</summary>
    public static readonly SrtpProfile[] Preferred = [SrtpProfile.AeadAes128Gcm, SrtpProfile.Aes128CmHmacSha1_80];

    public static int SaltBytes(this SrtpProfile profile) => profile == SrtpProfile.AeadAes128Gcm ? 12 : 14;

    /// <summary>What protection adds to an RTP packet; an RTCP packet grows by 4 more, the index.</summary>
    public static int TagBytes(this SrtpProfile profile) => profile == SrtpProfile.AeadAes128Gcm ? 16 : 10;
}
