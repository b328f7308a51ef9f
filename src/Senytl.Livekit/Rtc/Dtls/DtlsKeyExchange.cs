using System.Security.Cryptography;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>An ephemeral P-256 key for one handshake, RFC 8422 section 5.4.</summary>
internal sealed class DtlsKeyExchange : IDisposable
{
    public const int PointSize = 65;
    private const byte Uncompressed = 4;

    private readonly ECDiffieHellman own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    public DtlsKeyExchange()
    {
        var point = own.ExportParameters(includePrivateParameters: false).Q;
        PublicPoint = [Uncompressed, .. point.X!, .. point.Y!];
    }

    /// <summary>Our point, uncompressed.</summary>
    public byte[] PublicPoint { get; }

    /// <summary>The x coordinate of the shared point.</summary>
    /// <returns>False for anything but an uncompressed point on the curve.</returns>
    public bool TryAgree(ReadOnlySpan<byte> peerPoint, out byte[] premaster)
    {
        premaster = [];
        if (peerPoint.Length != PointSize || peerPoint[0] != Uncompressed)
        {
            return false;
        }

        try
        {
            using var peer = ECDiffieHellman.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = peerPoint[1..33].ToArray(), Y = peerPoint[33..].ToArray() },
            });
            using var peerKey = peer.PublicKey;
            premaster = own.DeriveRawSecretAgreement(peerKey);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Dispose() => own.Dispose();

    /// <summary>The ServerECDHParams of a ServerKeyExchange.</summary>
    public byte[] ServerParameters() =>
        new DtlsWriter().Byte(DtlsNumbers.NamedCurve).UInt16(DtlsNumbers.P256).Vector8(PublicPoint).ToArray();
}
