namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>The media type of an m-line (RFC 8866 section 5.14) as far as WebRTC peers use it.</summary>
internal enum MediaKind
{
    /// <summary>RTP audio.</summary>
    Audio,

    /// <summary>RTP video.</summary>
    Video,

    /// <summary>SCTP over DTLS: data channels (RFC 8841).</summary>
    Application,
}
