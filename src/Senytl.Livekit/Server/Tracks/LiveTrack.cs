using Senytl.Livekit.Protos;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Server.Participants;

namespace Senytl.Livekit.Server.Tracks;

/// <summary>A published track and those who receive it.</summary>
/// <param name="publisher">Who sends it.</param>
/// <param name="info">What others are told of it. Changed under the room's gate only; sent as a copy.</param>
/// <param name="source">The section that it arrives on.</param>
internal sealed class LiveTrack(LiveParticipant publisher, TrackInfo info, RtcTransceiver source)
{
    private readonly Lock _gate = new();
    private volatile Subscription[] _subscriptions = [];

    public LiveParticipant Publisher => publisher;

    public TrackInfo Info => info;

    public string Sid => info.Sid;

    public bool IsVideo => info.Type == TrackType.Video;

    /// <summary>The subscriptions now; may be read without any lock, packet by packet.</summary>
    public Subscription[] Subscriptions => _subscriptions;

    /// <summary>How loud it is; silent for video.</summary>
    public AudioMeter Meter { get; } = new();

    public void Add(Subscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions, subscription];
        }
    }

    public void Remove(Subscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions.Where(other => other != subscription)];
        }
    }

    /// <summary>Asks the publisher for a key frame; the section limits how often.</summary>
    public void RequestKeyFrame()
    {
        if (IsVideo)
        {
            source.RequestKeyFrame();
        }
    }

    /// <summary>Somebody listens, or did.</summary>
    public bool IsHeard { get; private set; }

    /// <summary>True the first time: publishers wait to hear that somebody listens, and are told once.</summary>
    public bool MarkHeard()
    {
        lock (_gate)
        {
            var first = !IsHeard;
            IsHeard = true;
            return first;
        }
    }
}
