using System.Security.Cryptography;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>A certificate fingerprint as SDP carries it, RFC 8122 section 5: <c>sha-256 AB:CD:…</c>.</summary>
/// <param name="Algorithm">sha-256, sha-384 or sha-512, lower case.</param>
/// <param name="Value">Upper-case hex with colons.</param>
internal sealed record DtlsFingerprint(string Algorithm, string Value)
{
    public static DtlsFingerprint Of(ReadOnlySpan<byte> certificate) => new("sha-256", Colons(SHA256.HashData(certificate)));

    /// <summary>Reads <c>algorithm value</c>; any case is taken.</summary>
    /// <returns>False for an algorithm that is not supported or a digest of another length.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DtlsFingerprint fingerprint)
    {
        fingerprint = null!;
        text = text.Trim();
        var space = text.IndexOf(' ');
        if (space < 0 || text.Length > 512)
        {
            return false;
        }

        var algorithm = text[..space].ToString().ToLowerInvariant();
        var value = text[(space + 1)..].Trim().ToString().ToUpperInvariant();
        var digestBytes = algorithm switch { "sha-256" => 32, "sha-384" => 48, "sha-512" => 64, _ => 0 };
        if (digestBytes == 0 || value.Length != (digestBytes * 3) - 1 || !IsColonHex(value))
        {
            return false;
        }

        fingerprint = new DtlsFingerprint(algorithm, value);
        return true;
    }

    /// <summary>Whether a presented certificate (DER) is the one announced; compared in constant time.</summary>
    public bool Matches(ReadOnlySpan<byte> certificate)
    {
        var digest = Algorithm switch
        {
            "sha-256" => SHA256.HashData(certificate),
            "sha-384" => SHA384.HashData(certificate),
            "sha-512" => SHA512.HashData(certificate),
            _ => [],
        };
        return digest.Length != 0
            && CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(Colons(digest)),
                System.Text.Encoding.ASCII.GetBytes(Value.ToUpperInvariant()));
    }

    public override string ToString() => $"{Algorithm} {Value}";

    private static bool IsColonHex(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (i % 3 == 2 ? value[i] != ':' : !char.IsAsciiHexDigit(value[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Colons(byte[] digest) => BitConverter.ToString(digest).Replace('-', ':');
}
