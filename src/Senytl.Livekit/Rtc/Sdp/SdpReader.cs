using System.Globalization;

namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>Reads a description line by line (RFC 8866 section 5). What it does not know it keeps or passes by.</summary>
internal sealed class SdpReader
{
    private readonly SessionDescription _description = new();
    private readonly MediaSection _session = new() { Kind = MediaKind.Application };
    private MediaSection? _section;

    /// <summary>Reads the whole text; false with an error that names the offending line.</summary>
    public bool TryRead(ReadOnlySpan<char> text, out SessionDescription? description, out string? error)
    {
        description = null;
        if (text.Length > SdpLimits.Characters)
        {
            error = $"The description has {text.Length} characters; at most {SdpLimits.Characters} are read.";
            return false;
        }

        var number = 0;
        foreach (var raw in text.EnumerateLines())
        {
            number++;
            var line = raw.TrimEnd();
            if (line.IsEmpty)
            {
                continue;
            }

            if ((number == 1 && line is not "v=0") || line.Length < 2 || line[1] != '=' || line.Contains('\0') || !TryReadLine(line[0], line[2..]))
            {
                error = $"Line {number} of the description is not understood: '{Shorten(line)}'.";
                return false;
            }
        }

        if (number <= 1)
        {
            error = "The description is empty; it must begin with 'v=0'.";
            return false;
        }

        description = _description;
        error = null;
        return true;
    }

    private static string Shorten(ReadOnlySpan<char> line) => line.Length <= 80 ? line.ToString() : $"{line[..80]}…";

    private bool TryReadLine(char type, ReadOnlySpan<char> value) => type switch
    {
        'o' => TryReadOrigin(value),
        'm' => TryReadMedia(value),
        'a' => TryReadAttribute(value),
        _ => char.IsAsciiLetterLower(type),
    };

    private bool TryReadOrigin(ReadOnlySpan<char> value)
    {
        Span<Range> parts = stackalloc Range[7];
        if (value.Split(parts, ' ') != 6)
        {
            return false;
        }

        // The identifier may be any numeric string; one that does not fit 63 bits is only a label.
        _ = long.TryParse(value[parts[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        _ = long.TryParse(value[parts[2]], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        _description.SessionId = id;
        _description.SessionVersion = version;
        return true;
    }

    private bool TryReadMedia(ReadOnlySpan<char> value)
    {
        Span<Range> parts = stackalloc Range[SdpLimits.EntriesPerSection + 4];
        var count = value.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries);
        if (count < 4 || count == parts.Length || _description.Media.Count == SdpLimits.Sections
            || !TryReadKind(value[parts[0]], out var kind)
            || !ushort.TryParse(value[parts[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }

        _section = SdpDefaults.Inherit(_session, kind, port, value[parts[2]].ToString());
        _description.Media.Add(_section);
        return kind == MediaKind.Application || TryReadPayloadTypes(value, parts[3..count], _section);
    }

    private static bool TryReadPayloadTypes(ReadOnlySpan<char> value, ReadOnlySpan<Range> parts, MediaSection section)
    {
        foreach (var part in parts)
        {
            if (!SdpText.TryReadPayloadType(value[part], out var payloadType))
            {
                return false;
            }

            if (section.Codec(payloadType) is null)
            {
                section.Codecs.Add(SdpStaticCodecs.Find(payloadType) ?? SdpDefaults.Unnamed(payloadType));
            }
        }

        return true;
    }

    private static bool TryReadKind(ReadOnlySpan<char> text, out MediaKind kind)
    {
        (var known, kind) = text switch
        {
            "audio" => (true, MediaKind.Audio),
            "video" => (true, MediaKind.Video),
            "application" => (true, MediaKind.Application),
            _ => (false, default),
        };
        return known;
    }

    private bool TryReadAttribute(ReadOnlySpan<char> attribute)
    {
        var colon = attribute.IndexOf(':');
        var name = colon < 0 ? attribute : attribute[..colon];
        var value = colon < 0 ? [] : attribute[(colon + 1)..];
        return _section is null
            ? SdpSessionAttributes.TryRead(name, value, attribute, _description, _session)
            : SdpMediaAttributes.TryRead(name, value, attribute, _section);
    }
}
