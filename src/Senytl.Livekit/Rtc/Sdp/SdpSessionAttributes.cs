namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>Attributes before the first m-line.</summary>
internal static class SdpSessionAttributes
{
    /// <summary>Reads one attribute; transport attributes go to <paramref name="defaults"/>, from which sections inherit.</summary>
    public static bool TryRead(
        ReadOnlySpan<char> name,
        ReadOnlySpan<char> value,
        ReadOnlySpan<char> whole,
        SessionDescription description,
        MediaSection defaults)
    {
        switch (name)
        {
            case "group":
                return TryReadGroup(value, whole, description);
            case "ice-lite":
                description.IceLite = true;
                return true;
            case "ice-options":
                description.IceOptions = value.ToString();
                return true;
            case "extmap-allow-mixed":
                description.ExtmapAllowMixed = true;
                return true;
            case "ice-ufrag" or "ice-pwd" or "fingerprint" or "setup" or "end-of-candidates"
                or "sendrecv" or "sendonly" or "recvonly" or "inactive":
                return SdpMediaAttributes.TryRead(name, value, whole, defaults);
            default:
                return SdpText.TryAdd(description.Others, whole.ToString());
        }
    }

    private static bool TryReadGroup(ReadOnlySpan<char> value, ReadOnlySpan<char> whole, SessionDescription description)
    {
        if (!value.StartsWith("BUNDLE", StringComparison.Ordinal))
        {
            return SdpText.TryAdd(description.Others, whole.ToString());
        }

        description.Bundle.Clear();
        foreach (var range in value["BUNDLE".Length..].Split(' '))
        {
            var mid = value["BUNDLE".Length..][range];
            if (mid.IsEmpty)
            {
                continue;
            }

            if (description.Bundle.Count == SdpLimits.Sections)
            {
                return false;
            }

            description.Bundle.Add(mid.ToString());
        }

        return true;
    }
}
