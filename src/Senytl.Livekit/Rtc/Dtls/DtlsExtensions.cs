using System.Buffers.Binary;
using Senytl.Livekit.Rtc.Srtp;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>The extensions of a hello that matter here; null or false when absent.</summary>
internal sealed class DtlsExtensions
{
    public bool ExtendedMasterSecret { get; private set; }

    public bool PointFormats { get; private set; }

    /// <summary>The renegotiated_connection field (RFC 5746 section 3.2): empty in a first handshake.</summary>
    public byte[]? RenegotiationInfo { get; private set; }

    public ushort[]? Groups { get; private set; }

    public ushort[]? SignatureAlgorithms { get; private set; }

    public ushort[]? Versions { get; private set; }

    public SrtpProfile[]? SrtpProfiles { get; private set; }

    /// <summary>The numbers of the extensions that this stack did not interpret.</summary>
    public List<ushort> Others { get; } = [];

    /// <summary>Reads the extension block; an absent one is an empty one.</summary>
    public static bool TryRead(ref DtlsReader reader, out DtlsExtensions extensions)
    {
        extensions = new DtlsExtensions();
        if (reader.AtEnd)
        {
            return true;
        }

        if (!reader.TryVector16(out var block) || !reader.AtEnd)
        {
            return false;
        }

        var list = new DtlsReader(block);
        while (!list.AtEnd)
        {
            if (!list.TryUInt16(out var number) || !list.TryVector16(out var body) || !extensions.TryTake(number, body))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryTake(ushort number, ReadOnlySpan<byte> body)
    {
        var reader = new DtlsReader(body);
        ReadOnlySpan<byte> vector;
        switch (number)
        {
            case DtlsNumbers.ExtensionExtendedMasterSecret:
                ExtendedMasterSecret = true;
                return body.IsEmpty;
            case DtlsNumbers.ExtensionPointFormats:
                PointFormats = true;
                return reader.TryVector8(out vector) && reader.AtEnd && vector.Contains((byte)0);
            case DtlsNumbers.ExtensionRenegotiationInfo:
                var held = reader.TryVector8(out vector) && reader.AtEnd;
                RenegotiationInfo = vector.ToArray();
                return held;
            case DtlsNumbers.ExtensionSupportedGroups:
                return reader.TryVector16(out vector) && reader.AtEnd && (Groups = Numbers(vector)) is not null;
            case DtlsNumbers.ExtensionSignatureAlgorithms:
                return reader.TryVector16(out vector) && reader.AtEnd && (SignatureAlgorithms = Numbers(vector)) is not null;
            case DtlsNumbers.ExtensionSupportedVersions:
                return reader.TryVector8(out vector) && reader.AtEnd && (Versions = Numbers(vector)) is not null;
            case DtlsNumbers.ExtensionUseSrtp:
                return reader.TryVector16(out vector)
                    && reader.TryVector8(out _)
                    && reader.AtEnd
                    && Numbers(vector) is { } profiles
                    && (SrtpProfiles = Array.ConvertAll(profiles, profile => (SrtpProfile)profile)) is not null;
            default:
                Others.Add(number);
                return Others.Count <= 64;
        }
    }

    private static ushort[]? Numbers(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0)
        {
            return null;
        }

        var numbers = new ushort[bytes.Length / 2];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes[(2 * i)..]);
        }

        return numbers;
    }
}
