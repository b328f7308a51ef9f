using System.Globalization;
using System.Text;

namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>Writes a description in the order that RFC 8829 section 5 lays out.</summary>
internal static class SdpWriter
{
    /// <summary>The description with CRLF line ends.</summary>
    public static string Write(SessionDescription description)
    {
        var text = new StringBuilder(512 + (description.Media.Count * 768));
        Line(text, $"v=0");
        Line(text, $"o=- {description.SessionId} {description.SessionVersion} IN IP4 127.0.0.1");
        Line(text, $"s=-");
        Line(text, $"t=0 0");
        if (description.Bundle.Count > 0)
        {
            Line(text, $"a=group:BUNDLE {string.Join(' ', description.Bundle)}");
        }

        LineIf(text, description.ExtmapAllowMixed, $"a=extmap-allow-mixed");
        LineIf(text, description.IceLite, $"a=ice-lite");
        LineIf(text, description.IceOptions.Length > 0, $"a=ice-options:{description.IceOptions}");
        foreach (var other in description.Others)
        {
            Line(text, $"a={other}");
        }

        foreach (var section in description.Media)
        {
            SdpSectionWriter.Write(text, section);
        }

        return text.ToString();
    }

    /// <summary>Adds a line. A value with a line end in it would let its author write attributes of his own.</summary>
    /// <exception cref="ArgumentException">The line holds a control character.</exception>
    public static void Line(StringBuilder text, FormattableString value)
    {
        var line = value.ToString(CultureInfo.InvariantCulture);
        if (line.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
        {
            throw new ArgumentException("A value of a session description holds a line end or NUL; leave it out of the value.", nameof(value));
        }

        text.Append(line).Append("\r\n");
    }

    /// <summary>Adds a line when the condition holds.</summary>
    public static void LineIf(StringBuilder text, bool condition, FormattableString line)
    {
        if (condition)
        {
            Line(text, line);
        }
    }
}
