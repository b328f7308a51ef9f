using System.Buffers.Binary;
using Senytl.Livekit.Rtc.Srtp;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>ClientHello, RFC 6347 section 4.2.1.</summary>
internal sealed record DtlsClientHello(byte[] Random, bool OffersSuite, bool RenegotiationScsv, DtlsExtensions Extensions)
{
    public static bool TryRead(ReadOnlySpan<byte> body, out DtlsClientHello hello)
    {
        hello = null!;
        var reader = new DtlsReader(body);
        if (!reader.TryUInt16(out _)
            || !reader.TryBytes(DtlsNumbers.RandomBytes, out var random)
            || !reader.TryVector8(out _)
            || !reader.TryVector8(out _)
            || !reader.TryVector16(out var suites)
            || suites.Length % 2 != 0
            || !reader.TryVector8(out var compressions)
            || !compressions.Contains((byte)0)
            || !DtlsExtensions.TryRead(ref reader, out var extensions))
        {
            return false;
        }

        hello = new DtlsClientHello(random.ToArray(), Offers(suites, DtlsNumbers.CipherSuite), Offers(suites, DtlsNumbers.RenegotiationScsv), extensions);
        return true;
    }

    public static byte[] Write(ReadOnlySpan<byte> random, ReadOnlySpan<byte> cookie)
    {
        var profiles = new DtlsWriter();
        foreach (var profile in SrtpProfiles.Preferred)
        {
            profiles.UInt16((ushort)profile);
        }

        var extensions = new DtlsWriter()
            .Extension(DtlsNumbers.ExtensionRenegotiationInfo, [0])
            .Extension(DtlsNumbers.ExtensionExtendedMasterSecret, [])
            .Extension(DtlsNumbers.ExtensionSupportedGroups, new DtlsWriter().UInt16(2).UInt16(DtlsNumbers.P256).ToArray())
            .Extension(DtlsNumbers.ExtensionPointFormats, [1, 0])
            .Extension(DtlsNumbers.ExtensionSignatureAlgorithms, new DtlsWriter().UInt16(2).UInt16(DtlsNumbers.EcdsaSha256).ToArray())
            .Extension(DtlsNumbers.ExtensionUseSrtp, new DtlsWriter().Vector16(profiles.ToArray()).Byte(0).ToArray());
        return new DtlsWriter()
            .UInt16(DtlsNumbers.Version12)
            .Bytes(random)
            .Vector8([])
            .Vector8(cookie)
            .UInt16(2).UInt16(DtlsNumbers.CipherSuite)
            .Vector8([0])
            .Vector16(extensions.ToArray())
            .ToArray();
    }

    private static bool Offers(ReadOnlySpan<byte> suites, ushort wanted)
    {
        for (; suites.Length >= 2; suites = suites[2..])
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(suites) == wanted)
            {
                return true;
            }
        }

        return false;
    }
}
