using Senytl.Livekit.Rtc.Srtp;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>ServerHello, RFC 5246 section 7.4.1.3.</summary>
internal sealed record DtlsServerHello(ushort Version, byte[] Random, ushort Suite, byte Compression, DtlsExtensions Extensions)
{
    public static bool TryRead(ReadOnlySpan<byte> body, out DtlsServerHello hello)
    {
        hello = null!;
        var reader = new DtlsReader(body);
        if (!reader.TryUInt16(out var version)
            || !reader.TryBytes(DtlsNumbers.RandomBytes, out var random)
            || !reader.TryVector8(out _)
            || !reader.TryUInt16(out var suite)
            || !reader.TryByte(out var compression)
            || !DtlsExtensions.TryRead(ref reader, out var extensions))
        {
            return false;
        }

        hello = new DtlsServerHello(version, random.ToArray(), suite, compression, extensions);
        return true;
    }

    /// <summary>Answers only extensions that the client sent, RFC 5246 section 7.4.1.4.</summary>
    public static byte[] Write(ReadOnlySpan<byte> random, DtlsClientHello offer, SrtpProfile profile)
    {
        var extensions = new DtlsWriter();
        if (offer.RenegotiationScsv || offer.Extensions.RenegotiationInfo is not null)
        {
            extensions.Extension(DtlsNumbers.ExtensionRenegotiationInfo, [0]);
        }

        extensions.Extension(DtlsNumbers.ExtensionExtendedMasterSecret, []);
        extensions.Extension(DtlsNumbers.ExtensionUseSrtp, new DtlsWriter().UInt16(2).UInt16((ushort)profile).Byte(0).ToArray());
        if (offer.Extensions.PointFormats)
        {
            extensions.Extension(DtlsNumbers.ExtensionPointFormats, [1, 0]);
        }

        return new DtlsWriter()
            .UInt16(DtlsNumbers.Version12)
            .Bytes(random)
            .Vector8([])
            .UInt16(DtlsNumbers.CipherSuite)
            .Byte(0)
            .Vector16(extensions.ToArray())
            .ToArray();
    }
}
