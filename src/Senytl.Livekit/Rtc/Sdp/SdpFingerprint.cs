namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>A certificate fingerprint (RFC 8122 section 5).</summary>
/// <param name="Algorithm">The hash function's name in lower case, <c>sha-256</c> as a rule.</param>
/// <param name="Value">Upper-case hex pairs with colons between them.</param>
internal sealed record SdpFingerprint(string Algorithm, string Value)
{
    /// <summary>Reads <c>sha-256 AB:CD:…</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SdpFingerprint? fingerprint)
    {
        fingerprint = null;
        var space = text.IndexOf(' ');
        if (space <= 0)
        {
            return false;
        }

        var value = text[(space + 1)..].Trim();
        if (value.Length is < 2 or > 191 || value.Length % 3 != 2)
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (i % 3 == 2 ? value[i] != ':' : !char.IsAsciiHexDigit(value[i]))
            {
                return false;
            }
        }

        fingerprint = new SdpFingerprint(text[..space].ToString().ToLowerInvariant(), value.ToString().ToUpperInvariant());
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Algorithm} {Value}";
}
