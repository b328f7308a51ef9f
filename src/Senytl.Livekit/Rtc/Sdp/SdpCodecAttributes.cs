using System.Globalization;

namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>Attributes about codecs, header extensions and sources.</summary>
internal static class SdpCodecAttributes
{
    /// <summary>Reads one attribute; what is unknown is kept as written.</summary>
    public static bool TryRead(ReadOnlySpan<char> name, ReadOnlySpan<char> value, ReadOnlySpan<char> whole, MediaSection section)
    {
        switch (name)
        {
            case "rtpmap":
                return TryReadMap(value, section);
            case "fmtp":
                return TryReadParameters(value, section);
            case "rtcp-fb":
                return TryReadFeedback(value, section);
            case "extmap":
                return TryReadExtension(value, section);
            case "ssrc":
                return SdpSourceAttributes.TryReadSource(value, section);
            case "ssrc-group":
                return SdpSourceAttributes.TryReadGroup(value, section);
            case "rid":
                var end = value.IndexOf(' ');
                return SdpText.TryAdd(section.Rids, (end < 0 ? value : value[..end]).ToString());
            case "simulcast":
                section.Simulcast = true;
                return true;
            default:
                if (MediaDirections.TryParse(name, out var direction))
                {
                    section.Direction = direction;
                    return true;
                }

                return SdpText.TryAdd(section.Others, whole.ToString());
        }
    }

    private static bool TryReadMap(ReadOnlySpan<char> value, MediaSection section)
    {
        if (!SdpText.TrySplitPayload(value, out var payloadType, out var rest))
        {
            return false;
        }

        Span<Range> parts = stackalloc Range[4];
        var count = rest.Split(parts, '/');
        var channels = 1;
        if (count is not (2 or 3)
            || !int.TryParse(rest[parts[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var clock)
            || (count == 3 && !int.TryParse(rest[parts[2]], NumberStyles.None, CultureInfo.InvariantCulture, out channels)))
        {
            return false;
        }

        var index = section.Codecs.FindIndex(codec => codec.PayloadType == payloadType);
        if (index < 0)
        {
            return true;
        }

        var known = section.Codecs[index];
        section.Codecs[index] = new SdpCodec
        {
            PayloadType = payloadType,
            Name = rest[parts[0]].ToString(),
            ClockRate = clock,
            Channels = channels,
            Parameters = known.Parameters,
            Feedback = known.Feedback,
        };
        return true;
    }

    private static bool TryReadParameters(ReadOnlySpan<char> value, MediaSection section)
    {
        if (!SdpText.TrySplitPayload(value, out var payloadType, out var rest))
        {
            return false;
        }

        if (section.Codec(payloadType) is { } codec)
        {
            codec.Parameters = rest.ToString();
        }

        return true;
    }

    private static bool TryReadFeedback(ReadOnlySpan<char> value, MediaSection section)
    {
        if (value.StartsWith("* ", StringComparison.Ordinal))
        {
            var every = value[2..].ToString();
            return section.Codecs.TrueForAll(codec => SdpText.TryAdd(codec.Feedback, every));
        }

        return SdpText.TrySplitPayload(value, out var payloadType, out var rest)
            && (section.Codec(payloadType) is not { } codec || SdpText.TryAdd(codec.Feedback, rest.ToString()));
    }

    private static bool TryReadExtension(ReadOnlySpan<char> value, MediaSection section)
    {
        var space = value.IndexOf(' ');
        var slash = value.IndexOf('/');
        if (space <= 0)
        {
            return false;
        }

        var id = value[..(slash > 0 && slash < space ? slash : space)];
        var uri = value[(space + 1)..];
        var end = uri.IndexOf(' ');
        return byte.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0
            && SdpText.TryAdd(section.Extensions, new SdpHeaderExtension(number, (end < 0 ? uri : uri[..end]).ToString()));
    }
}
