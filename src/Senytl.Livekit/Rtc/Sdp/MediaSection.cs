using System.Globalization;

namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>An m-line with its attributes. Session-level transport attributes are copied into each section when read.</summary>
internal sealed class MediaSection
{
    /// <summary>Audio, video or application.</summary>
    public required MediaKind Kind { get; init; }

    /// <summary>The section's identity in the bundle (RFC 9143).</summary>
    public string Mid { get; set; } = "";

    /// <summary>9 as a rule; 0 means refused or stopped, unless <see cref="BundleOnly"/>.</summary>
    public int Port { get; set; } = 9;

    /// <summary>Whether <c>a=bundle-only</c> is present: then port 0 does not mean refused.</summary>
    public bool BundleOnly { get; set; }

    /// <summary>The transport, for example <c>UDP/TLS/RTP/SAVPF</c>.</summary>
    public string Protocol { get; set; } = "UDP/TLS/RTP/SAVPF";

    /// <summary>Who sends.</summary>
    public MediaDirection Direction { get; set; } = MediaDirection.SendRecv;

    /// <summary>Codecs in order of preference; empty for data channels.</summary>
    public List<SdpCodec> Codecs { get; init; } = [];

    /// <summary>Header extensions.</summary>
    public List<SdpHeaderExtension> Extensions { get; init; } = [];

    /// <summary>Media streams and tracks.</summary>
    public List<SdpMsid> Msids { get; init; } = [];

    /// <summary>Sources that the author announces.</summary>
    public List<SdpSsrc> Ssrcs { get; init; } = [];

    /// <summary>Groups among those sources.</summary>
    public List<SdpSsrcGroup> SsrcGroups { get; init; } = [];

    /// <summary>ICE user fragment (RFC 8839).</summary>
    public string IceUfrag { get; set; } = "";

    /// <summary>ICE password (RFC 8839).</summary>
    public string IcePwd { get; set; } = "";

    /// <summary>Candidate lines without <c>a=</c>, each beginning with <c>candidate:</c>.</summary>
    public List<string> Candidates { get; init; } = [];

    /// <summary>Whether no more candidates follow by trickle.</summary>
    public bool EndOfCandidates { get; set; }

    /// <summary>The author's certificates.</summary>
    public List<SdpFingerprint> Fingerprints { get; init; } = [];

    /// <summary>DTLS role; null when not said.</summary>
    public DtlsSetup? Setup { get; set; }

    /// <summary>RTCP on the same port (RFC 5761).</summary>
    public bool RtcpMux { get; set; }

    /// <summary>Reduced-size RTCP (RFC 5506).</summary>
    public bool RtcpReducedSize { get; set; }

    /// <summary>The SCTP port (RFC 8841); null when not said.</summary>
    public int? SctpPort { get; set; }

    /// <summary>Largest data channel message in bytes that the author takes; 64 KiB when not said (RFC 8841 section 6.1).</summary>
    public int MaxMessageSize { get; set; } = 65536;

    /// <summary>The <c>a=rid</c> values of simulcast layers (RFC 8851).</summary>
    public List<string> Rids { get; init; } = [];

    /// <summary>Whether simulcast is offered (RFC 8853).</summary>
    public bool Simulcast { get; set; }

    /// <summary>Attributes that this stack does not interpret, as written after <c>a=</c>.</summary>
    public List<string> Others { get; init; } = [];

    /// <summary>Whether the section was refused or stopped.</summary>
    public bool Rejected => Port == 0 && !BundleOnly;

    /// <summary>The codec of a payload type; null when the section has none such.</summary>
    public SdpCodec? Codec(int payloadType) => Codecs.Find(codec => codec.PayloadType == payloadType);

    /// <summary>The id of a header extension; 0 when it is not in use.</summary>
    public int ExtensionId(string uri) => Extensions.Find(extension => extension.Uri == uri)?.Id ?? 0;

    /// <summary>The payload type that retransmits another (RFC 4588); null when there is none.</summary>
    public SdpCodec? Retransmission(int payloadType) => Codecs.Find(codec =>
        codec.Name.Equals("rtx", StringComparison.OrdinalIgnoreCase)
        && codec.Parameter("apt") == payloadType.ToString(CultureInfo.InvariantCulture));
}
