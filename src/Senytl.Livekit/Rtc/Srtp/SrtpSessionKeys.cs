namespace Senytl.Livekit.Rtc.Srtp;

/// <summary>Session keys from a master key and salt with key derivation rate 0, RFC 3711 section 4.3; a 12-byte salt is padded as RFC 7714 section 11 says.</summary>
internal sealed class SrtpSessionKeys(SrtpProfile profile, byte[] masterKey, byte[] masterSalt)
{
    public const int AuthenticationKeyBytes = 20;
    private const int KdfSaltBytes = 14;

    /// <summary>Encryption key, authentication key and salt of RTP.</summary>
    public (byte[] Key, byte[] Authentication, byte[] Salt) Rtp() => Derive(0);

    /// <summary>The same of RTCP.</summary>
    public (byte[] Key, byte[] Authentication, byte[] Salt) Rtcp() => Derive(3);

    /// <summary>The keystream of one label.</summary>
    public byte[] Derive(byte label, int length)
    {
        using var cipher = new AesCounterMode(masterKey, length);
        Span<byte> iv = stackalloc byte[16];
        iv.Clear();
        masterSalt.AsSpan(0, Math.Min(KdfSaltBytes, masterSalt.Length)).CopyTo(iv);
        iv[7] ^= label;
        var output = new byte[length];
        cipher.Transform(iv, output);
        return output;
    }

    private (byte[] Key, byte[] Authentication, byte[] Salt) Derive(byte firstLabel) => (
        Derive(firstLabel, SrtpProfiles.KeyBytes),
        Derive((byte)(firstLabel + 1), AuthenticationKeyBytes),
        Derive((byte)(firstLabel + 2), profile.SaltBytes()));
}
