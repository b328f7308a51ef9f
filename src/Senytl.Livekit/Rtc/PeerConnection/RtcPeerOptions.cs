using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>How a peer connection behaves.</summary>
internal sealed record RtcPeerOptions
{
    /// <summary>The certificate to present; one may serve all peers of a server.</summary>
    public required DtlsCertificate Certificate { get; init; }

    /// <summary>Lite for a server with a known address (the default), controlling or controlled for a client.</summary>
    public IceMode IceMode { get; init; } = IceMode.Lite;

    /// <summary>Codecs in order of preference. Default: opus, PCMU, PCMA, VP8, H.264.</summary>
    public IReadOnlyList<RtcCodec> Codecs { get; init; } = [RtcCodec.Opus, RtcCodec.Pcmu, RtcCodec.Pcma, RtcCodec.Vp8, RtcCodec.H264];

    /// <summary>What REMB tells a sender of video that it may use, in bit/s. Default 10 Mbit/s.</summary>
    public ulong VideoBitsPerSecond { get; init; } = 10_000_000;

    /// <summary>Between two reports. Default 1 s.</summary>
    public TimeSpan ReportInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Least time between two key frame requests for one source. Default 500 ms.</summary>
    public TimeSpan KeyFrameInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Largest data message that may be sent and received, in bytes, announced as <c>max-message-size</c>. Default 65,536.</summary>
    public int MaxMessageSize { get; init; } = 65536;

    /// <summary>Most bytes that wait to be sent on all channels together; a send beyond is refused. Default 16 MiB.</summary>
    public int MaxBufferedBytes { get; init; } = 16 << 20;

    /// <summary>Most channels open at once. Default 64.</summary>
    public int MaxDataChannels { get; init; } = 64;
}
