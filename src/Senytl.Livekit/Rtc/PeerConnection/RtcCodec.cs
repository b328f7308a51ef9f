using Senytl.Livekit.Rtc.Sdp;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>A codec that a peer connection takes part in negotiating.</summary>
/// <param name="Kind">Audio or video.</param>
/// <param name="PayloadType">What our own offers use; an answer uses the offer's.</param>
/// <param name="Name">Encoding name.</param>
/// <param name="ClockRate">In Hz.</param>
/// <param name="Channels">1 or 2.</param>
/// <param name="Parameters">The fmtp value of our descriptions; empty for none.</param>
/// <param name="Feedback">The rtcp-fb values that we honour; an answer keeps those that the offer has.</param>
internal sealed record RtcCodec(MediaKind Kind, int PayloadType, string Name, int ClockRate, int Channels, string Parameters, params string[] Feedback)
{
    private static readonly string[] VideoFeedback = ["goog-remb", "ccm fir", "nack", "nack pli"];

    /// <summary>Opus with in-band error correction (RFC 7587).</summary>
    public static RtcCodec Opus { get; } = new(MediaKind.Audio, 111, "opus", 48000, 2, "minptime=10;useinbandfec=1");

    /// <summary>G.711 µ-law.</summary>
    public static RtcCodec Pcmu { get; } = new(MediaKind.Audio, 0, "PCMU", 8000, 1, "");

    /// <summary>G.711 A-law.</summary>
    public static RtcCodec Pcma { get; } = new(MediaKind.Audio, 8, "PCMA", 8000, 1, "");

    /// <summary>VP8 (RFC 7741).</summary>
    public static RtcCodec Vp8 { get; } = new(MediaKind.Video, 96, "VP8", 90000, 1, "", VideoFeedback);

    /// <summary>H.264, constrained baseline, non-interleaved (RFC 6184).</summary>
    public static RtcCodec H264 { get; } = new(
        MediaKind.Video, 102, "H264", 90000, 1, "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f", VideoFeedback);

    /// <summary>Whether a peer's codec is this one.</summary>
    public bool Matches(SdpCodec codec) =>
        codec.Is(Name, ClockRate)
        && (Kind != MediaKind.Audio || codec.Channels == Channels)
        && (!ReferenceEquals(this, H264) || IsBaseline(codec));

    /// <summary>The codec as our own offer writes it.</summary>
    public SdpCodec ToSdp(int payloadType) => new()
    {
        PayloadType = payloadType,
        Name = Name,
        ClockRate = ClockRate,
        Channels = Channels,
        Parameters = Parameters,
        Feedback = [.. Feedback],
    };

    /// <summary>The codec as an answer to an offered one writes it.</summary>
    public SdpCodec Answer(SdpCodec offered) => new()
    {
        PayloadType = offered.PayloadType,
        Name = offered.Name,
        ClockRate = ClockRate,
        Channels = Channels,
        Parameters = Kind == MediaKind.Video ? offered.Parameters : Parameters,
        Feedback = [.. offered.Feedback.Where(Feedback.Contains)],
    };

    // 42 is baseline; browsers offer 42001f and 42e01f, each also with packetization-mode 0, which cannot carry large frames.
    private static bool IsBaseline(SdpCodec codec) =>
        codec.Parameter("packetization-mode") == "1"
        && codec.Parameter("profile-level-id")?.StartsWith("42", StringComparison.Ordinal) == true;
}
