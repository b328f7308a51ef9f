using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Senytl.Livekit.Rtc.Dtls;

namespace Senytl.Livekit.Tests.Rtc.Dtls;

/// <summary>A P-256 certificate and key as files for another program.</summary>
internal sealed class CertificateFiles : IDisposable
{
    public CertificateFiles()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=peer", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
        Fingerprint = DtlsFingerprint.Of(certificate.RawData);
    }

    public string Certificate { get; } = Path.GetTempFileName();

    public string Key { get; } = Path.GetTempFileName();

    public DtlsFingerprint Fingerprint { get; }

    public void Dispose()
    {
        File.Delete(Certificate);
        File.Delete(Key);
    }
}
