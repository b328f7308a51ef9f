namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>CertificateRequest, RFC 5246 section 7.4.4: ECDSA P-256 from anyone; the fingerprint says whom to trust.</summary>
internal static class DtlsCertificateRequest
{
    public static byte[] Write() => new DtlsWriter()
        .Vector8([DtlsNumbers.EcdsaSignCertificate])
        .UInt16(2).UInt16(DtlsNumbers.EcdsaSha256)
        .Vector16([])
        .ToArray();

    /// <returns>False when malformed, or when our certificate and signature are not among what is asked for.</returns>
    public static bool Accepts(ReadOnlySpan<byte> body)
    {
        var reader = new DtlsReader(body);
        if (!reader.TryVector8(out var types)
            || !reader.TryVector16(out var algorithms)
            || !reader.TryVector16(out _)
            || !reader.AtEnd
            || !types.Contains(DtlsNumbers.EcdsaSignCertificate))
        {
            return false;
        }

        var list = new DtlsReader(algorithms);
        while (list.TryUInt16(out var algorithm))
        {
            if (algorithm == DtlsNumbers.EcdsaSha256)
            {
                return true;
            }
        }

        return false;
    }
}
