namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>An <c>a=msid</c> line (RFC 8830).</summary>
/// <param name="Stream">The stream's identifier; <c>-</c> means that the track is in none.</param>
/// <param name="Track">The track's identifier; empty when the line has none.</param>
internal sealed record SdpMsid(string Stream, string Track)
{
    /// <summary>Reads <c>stream [track]</c>.</summary>
    public static SdpMsid Parse(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        return space < 0
            ? new SdpMsid(text.ToString(), "")
            : new SdpMsid(text[..space].ToString(), text[(space + 1)..].Trim().ToString());
    }

    /// <inheritdoc />
    public override string ToString() => Track.Length == 0 ? Stream : $"{Stream} {Track}";
}
