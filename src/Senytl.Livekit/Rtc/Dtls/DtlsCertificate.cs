using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>A self-signed P-256 certificate with its key; one may serve any number of connections. Thread safe.</summary>
internal sealed class DtlsCertificate : IDisposable
{
    private readonly ECDsa key;
    private readonly Lock gate = new();

    private DtlsCertificate(ECDsa key, byte[] der)
    {
        this.key = key;
        Der = der;
        Fingerprint = DtlsFingerprint.Of(der);
    }

    /// <summary>The certificate as it goes on the wire.</summary>
    public ReadOnlyMemory<byte> Der { get; }

    public DtlsFingerprint Fingerprint { get; }

    /// <summary>Makes a key and a certificate valid from a day before <paramref name="now"/> for a year.</summary>
    public static DtlsCertificate Create(DateTimeOffset now)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=senytl", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(365));
        return new DtlsCertificate(key, certificate.RawData);
    }

    /// <summary>An ecdsa_secp256r1_sha256 signature in DER, as TLS carries it (RFC 8422 section 5.4).</summary>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (gate)
        {
            return key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    public void Dispose() => key.Dispose();
}
