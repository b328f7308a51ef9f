using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Media;

/// <summary>What a section carries: the track that comes in on it, the subscription that goes out, or neither.</summary>
internal sealed class SectionUse
{
    /// <summary>What the participant publishes here. Read on the media path.</summary>
    public volatile LiveTrack? Published;

    /// <summary>What the participant receives here. Read on the media path.</summary>
    public volatile Subscription? Subscribed;

    /// <summary>The track id under which <see cref="Published"/> was offered.</summary>
    public string PublishedId { get; set; } = "";

    /// <summary>It has carried a subscription. The Rust core plays nothing on a section that carries a second track, so fresh ones are preferred.</summary>
    public bool Worn { get; set; }

    /// <summary>Its subscription ended, and the peer has not yet seen the section inactive. Until then it must not carry another track: the peer would take it for the old one.</summary>
    public bool Retiring { get; set; }

    public static SectionUse Of(RtcTransceiver section) => (SectionUse)(section.Tag ??= new SectionUse());
}
