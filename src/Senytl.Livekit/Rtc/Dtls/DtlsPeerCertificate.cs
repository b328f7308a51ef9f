using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>The public key of the peer's certificate.</summary>
internal sealed class DtlsPeerCertificate : IDisposable
{
    private const string P256Oid = "1.2.840.10045.3.1.7";

    private readonly ECDsa key;

    private DtlsPeerCertificate(ECDsa key) => this.key = key;

    /// <summary>Parses a certificate; call only with one whose fingerprint is the announced one.</summary>
    /// <returns>False unless it holds a P-256 key.</returns>
    public static bool TryRead(ReadOnlySpan<byte> der, out DtlsPeerCertificate certificate)
    {
        certificate = null!;
        try
        {
            using var parsed = X509CertificateLoader.LoadCertificate(der);
            if (parsed.GetECDsaPublicKey() is not { } key)
            {
                return false;
            }

            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != P256Oid)
            {
                key.Dispose();
                return false;
            }

            certificate = new DtlsPeerCertificate(key);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        try
        {
            return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Dispose() => key.Dispose();
}
