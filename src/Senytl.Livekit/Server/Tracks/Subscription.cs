using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Server.Participants;

namespace Senytl.Livekit.Server.Tracks;

/// <summary>One participant's reception of one track.</summary>
internal sealed class Subscription(LiveTrack track, LiveParticipant subscriber)
{
    private volatile RtcSender? _sender;

    public LiveTrack Track => track;

    public LiveParticipant Subscriber => subscriber;

    /// <summary>Where packets go out; null until the section that carries them is negotiated. Read on the media path.</summary>
    public RtcSender? Sender
    {
        get => _sender;
        set => _sender = value;
    }
}
