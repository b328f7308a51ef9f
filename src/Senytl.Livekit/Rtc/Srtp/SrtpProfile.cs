namespace Senytl.Livekit.Rtc.Srtp;

/// <summary>The protection profiles that are spoken, by their DTLS-SRTP numbers (RFC 5764 section 4.1.2, RFC 7714 section 14.2).</summary>
internal enum SrtpProfile : ushort
{
    /// <summary>SRTP_AES128_CM_HMAC_SHA1_80: 16-byte keys, 14-byte salts, 10-byte tags.</summary>
    Aes128CmHmacSha1_80 = 0x0001,

    /// <summary>SRTP_AEAD_AES_128_GCM: 16-byte keys, 12-byte salts, 16-byte tags.</summary>
    AeadAes128Gcm = 0x0007,
}
