using System.Globalization;

namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>The <c>a=ssrc</c> and <c>a=ssrc-group</c> attributes of RFC 5576.</summary>
internal static class SdpSourceAttributes
{
    /// <summary>Reads <c>ssrc attribute[:value]</c> into the source of that number.</summary>
    public static bool TryReadSource(ReadOnlySpan<char> value, MediaSection section)
    {
        var space = value.IndexOf(' ');
        if (!uint.TryParse(space < 0 ? value : value[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        var source = section.Ssrcs.Find(known => known.Id == id);
        if (source is null)
        {
            source = new SdpSsrc { Id = id };
            if (!SdpText.TryAdd(section.Ssrcs, source))
            {
                return false;
            }
        }

        var attribute = space < 0 ? [] : value[(space + 1)..];
        if (attribute.StartsWith("cname:", StringComparison.Ordinal))
        {
            source.CName = attribute["cname:".Length..].ToString();
        }
        else if (attribute.StartsWith("msid:", StringComparison.Ordinal))
        {
            source.Msid = attribute["msid:".Length..].ToString();
        }

        return true;
    }

    /// <summary>Reads <c>semantics ssrc ssrc …</c>.</summary>
    public static bool TryReadGroup(ReadOnlySpan<char> value, MediaSection section)
    {
        Span<Range> parts = stackalloc Range[SdpLimits.EntriesPerSection];
        var count = value.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries);
        if (count < 1)
        {
            return false;
        }

        var sources = new uint[count - 1];
        for (var i = 1; i < count; i++)
        {
            if (!uint.TryParse(value[parts[i]], NumberStyles.None, CultureInfo.InvariantCulture, out sources[i - 1]))
            {
                return false;
            }
        }

        return SdpText.TryAdd(section.SsrcGroups, new SdpSsrcGroup(value[parts[0]].ToString(), sources));
    }
}
