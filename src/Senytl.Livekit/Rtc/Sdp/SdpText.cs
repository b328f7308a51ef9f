using System.Globalization;

namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>The small pieces of attribute values.</summary>
internal static class SdpText
{
    /// <summary>A payload type, 0 to 127.</summary>
    public static bool TryReadPayloadType(ReadOnlySpan<char> text, out int payloadType) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out payloadType) && payloadType <= 127;

    /// <summary>Splits <c>payload-type rest</c>, the shape of rtpmap, fmtp and rtcp-fb.</summary>
    public static bool TrySplitPayload(ReadOnlySpan<char> value, out int payloadType, out ReadOnlySpan<char> rest)
    {
        var space = value.IndexOf(' ');
        rest = space < 0 ? [] : value[(space + 1)..].Trim();
        payloadType = -1;
        return space > 0 && TryReadPayloadType(value[..space], out payloadType);
    }

    /// <summary>Adds to a list that a peer fills; false when the list is full.</summary>
    public static bool TryAdd<T>(List<T> list, T item)
    {
        if (list.Count >= SdpLimits.EntriesPerSection)
        {
            return false;
        }

        list.Add(item);
        return true;
    }

    /// <summary>Reads a DTLS role; <c>holdconn</c> is not a role that WebRTC knows.</summary>
    public static bool TryReadSetup(ReadOnlySpan<char> value, out DtlsSetup? setup)
    {
        setup = value switch
        {
            "actpass" => DtlsSetup.ActPass,
            "active" => DtlsSetup.Active,
            "passive" => DtlsSetup.Passive,
            _ => null,
        };
        return setup is not null;
    }
}
