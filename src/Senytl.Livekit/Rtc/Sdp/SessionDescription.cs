namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>An offer or answer: RFC 8866 as profiled for WebRTC by RFC 8829.</summary>
internal sealed class SessionDescription
{
    /// <summary>The number that names the session in the o-line.</summary>
    public long SessionId { get; set; }

    /// <summary>Raised by one in each new description of the session.</summary>
    public long SessionVersion { get; set; } = 1;

    /// <summary>Whether the author is an ICE-lite agent (RFC 8445 section 2.5).</summary>
    public bool IceLite { get; set; }

    /// <summary>Whether one- and two-byte header extensions may be mixed (RFC 8285 section 6).</summary>
    public bool ExtmapAllowMixed { get; set; }

    /// <summary>The values of <c>a=ice-options</c>, as written.</summary>
    public string IceOptions { get; set; } = "";

    /// <summary>The mids of the bundle in order; the first carries the transport (RFC 9143).</summary>
    public List<string> Bundle { get; init; } = [];

    /// <summary>The m-lines in order.</summary>
    public List<MediaSection> Media { get; init; } = [];

    /// <summary>Session attributes that this stack does not interpret, as written after <c>a=</c>.</summary>
    public List<string> Others { get; init; } = [];

    /// <summary>The section whose ICE and DTLS attributes hold for the whole bundle; null when there is no live section.</summary>
    public MediaSection? Transport =>
        Media.Find(section => Bundle.Count > 0 && section.Mid == Bundle[0])
        ?? Media.Find(section => !section.Rejected);

    /// <summary>The section of a mid; null when there is none.</summary>
    public MediaSection? Section(string mid) => Media.Find(section => section.Mid == mid);

    /// <summary>Reads a description. On failure <paramref name="error"/> names the line and what is wrong with it.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SessionDescription? description, out string? error) =>
        new SdpReader().TryRead(text, out description, out error);

    /// <summary>The description with CRLF line ends.</summary>
    public override string ToString() => SdpWriter.Write(this);
}
