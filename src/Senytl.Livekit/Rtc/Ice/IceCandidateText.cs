using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Ice;

/// <summary>The candidate-attribute of RFC 8839 section 5.1.</summary>
internal static class IceCandidateText
{
    private const int MaxLength = 1024;

    public static string Format(IceCandidate candidate) => string.Create(
        CultureInfo.InvariantCulture,
        $"candidate:{candidate.Foundation} 1 udp {candidate.Priority} {candidate.Address.ToIPAddress()} {candidate.Address.Port} typ {TypeName(candidate.Type)}");

    /// <summary>Reads a candidate, with or without the <c>a=</c> and <c>candidate:</c> prefixes.</summary>
    /// <returns>False for what this stack cannot use: TCP, another component, a host name (mDNS), or text that is no candidate.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out IceCandidate candidate)
    {
        candidate = null!;
        text = text.Trim();
        if (text.Length > MaxLength)
        {
            return false;
        }

        text = WithoutPrefix(WithoutPrefix(text, "a="), "candidate:");
        Span<Range> fields = stackalloc Range[9];
        var count = text.Split(fields, ' ', StringSplitOptions.RemoveEmptyEntries);
        if (count < 8
            || !IsFoundation(text[fields[0]])
            || text[fields[1]] is not "1"
            || !text[fields[2]].Equals("udp", StringComparison.OrdinalIgnoreCase)
            || !uint.TryParse(text[fields[3]], NumberStyles.None, CultureInfo.InvariantCulture, out var priority)
            || !IPAddress.TryParse(text[fields[4]], out var address)
            || address.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)
            || !ushort.TryParse(text[fields[5]], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port == 0
            || text[fields[6]] is not "typ"
            || !TryType(text[fields[7]], out var type))
        {
            return false;
        }

        candidate = new IceCandidate(text[fields[0]].ToString(), priority, TransportAddress.From(address, port), type);
        return true;
    }

    private static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;

    private static bool IsFoundation(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('+' or '/'))
            {
                return false;
            }
        }

        return text.Length is >= 1 and <= 32;
    }

    private static string TypeName(IceCandidateType type) => type switch
    {
        IceCandidateType.Host => "host",
        IceCandidateType.PeerReflexive => "prflx",
        IceCandidateType.ServerReflexive => "srflx",
        _ => "relay",
    };

    private static bool TryType(ReadOnlySpan<char> name, out IceCandidateType type)
    {
        (var known, type) = name switch
        {
            "host" => (true, IceCandidateType.Host),
            "prflx" => (true, IceCandidateType.PeerReflexive),
            "srflx" => (true, IceCandidateType.ServerReflexive),
            "relay" => (true, IceCandidateType.Relayed),
            _ => (false, default),
        };
        return known;
    }
}
