namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>The registered numbers of the one profile that is spoken: TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 on P-256.</summary>
internal static class DtlsNumbers
{
    public const ushort Version10 = 0xFEFF;
    public const ushort Version12 = 0xFEFD;

    /// <summary>RFC 5289 section 3.2.</summary>
    public const ushort CipherSuite = 0xC02B;

    /// <summary>TLS_EMPTY_RENEGOTIATION_INFO_SCSV, RFC 5746 section 3.3.</summary>
    public const ushort RenegotiationScsv = 0x00FF;

    /// <summary>secp256r1, RFC 8422 section 5.1.1.</summary>
    public const ushort P256 = 0x0017;

    /// <summary>ecdsa_secp256r1_sha256, RFC 8422 section 5.1.3.</summary>
    public const ushort EcdsaSha256 = 0x0403;

    public const byte NamedCurve = 3;
    public const byte EcdsaSignCertificate = 64;
    public const int RandomBytes = 32;

    public const ushort ExtensionSupportedGroups = 10;
    public const ushort ExtensionPointFormats = 11;
    public const ushort ExtensionSignatureAlgorithms = 13;
    public const ushort ExtensionUseSrtp = 14;
    public const ushort ExtensionExtendedMasterSecret = 23;
    public const ushort ExtensionSupportedVersions = 43;
    public const ushort ExtensionRenegotiationInfo = 0xFF01;
}
