using Google.Protobuf.Collections;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Media;

/// <summary>Gives a participant's subscriptions sections of its peer connection.</summary>
internal sealed class SubscribedSections(RtcPeerConnection peer)
{
    /// <summary>With more sections than this, worn ones are used again: descriptions must not grow without end.</summary>
    private const int ManySections = 64;

    private readonly List<Subscription> _waiting = [];

    /// <summary>Subscriptions without a section.</summary>
    public IReadOnlyList<Subscription> Waiting => _waiting;

    public void Attach(Subscription subscription) => _waiting.Add(subscription);

    public void Detach(Subscription subscription)
    {
        _waiting.Remove(subscription);
        subscription.Sender = null;
        foreach (var section in peer.Transceivers)
        {
            var use = SectionUse.Of(section);
            if (use.Subscribed == subscription)
            {
                use.Subscribed = null;
                use.Retiring = true;
                section.Direction &= ~MediaDirection.SendOnly;
                section.Sender.Track = null;
            }
        }
    }

    /// <summary>Puts waiting subscriptions on sections that are free.</summary>
    public void Fill(Func<RtcTransceiver, bool> usable)
    {
        foreach (var section in peer.Transceivers)
        {
            if (IsFree(section) && usable(section) && _waiting.Find(subscription => KindOf(subscription) == section.Kind) is { } subscription)
            {
                _waiting.Remove(subscription);
                Assign(section, subscription);
            }
        }
    }

    /// <summary>Puts a subscription on a section; packets flow once that is negotiated.</summary>
    public static void Assign(RtcTransceiver section, Subscription subscription)
    {
        var use = SectionUse.Of(section);
        use.Subscribed = subscription;
        use.Worn = true;
        section.Direction |= MediaDirection.SendOnly;
        section.Sender.Track = new SdpMsid($"{subscription.Track.Publisher.Sid}|{subscription.Track.Sid}", subscription.Track.Sid);
        section.Sender.CanonicalName = subscription.Track.Publisher.Sid;
    }

    /// <summary>Takes a waiting subscription off the list, to make a section for it.</summary>
    public Subscription? TakeWaiting()
    {
        if (_waiting.Count == 0)
        {
            return null;
        }

        var first = _waiting[0];
        _waiting.RemoveAt(0);
        return first;
    }

    /// <summary>After a negotiation: retired sections are free again, and new ones begin to carry packets.</summary>
    public void Settle()
    {
        foreach (var section in peer.Transceivers)
        {
            var use = SectionUse.Of(section);
            if (use.Retiring && !section.CanSend)
            {
                use.Retiring = false;
            }

            if (use.Subscribed is { Sender: null } subscription && section.CanSend)
            {
                subscription.Sender = section.Sender;
                Announce(subscription);
            }
        }
    }

    /// <summary>Which track each section carries; clients look it up by mid.</summary>
    public void Describe(MapField<string, string> midToTrack)
    {
        foreach (var section in peer.Transceivers)
        {
            if (SectionUse.Of(section).Subscribed is { } subscription && section.Mid.Length > 0)
            {
                midToTrack[section.Mid] = subscription.Track.Sid;
            }
        }
    }

    public int CountWaiting(MediaKind kind) => _waiting.Count(subscription => KindOf(subscription) == kind);

    public int CountFree(MediaKind kind, Func<RtcTransceiver, bool> usable) =>
        peer.Transceivers.Count(section => section.Kind == kind && IsFree(section) && usable(section));

    public static MediaKind KindOf(Subscription subscription) => subscription.Track.IsVideo ? MediaKind.Video : MediaKind.Audio;

    private bool IsFree(RtcTransceiver section) =>
        !section.Stopped
        && SectionUse.Of(section) is { Subscribed: null, Retiring: false, Worn: var worn }
        && (!worn || peer.Transceivers.Count > ManySections);

    private static void Announce(Subscription subscription)
    {
        var track = subscription.Track;
        track.RequestKeyFrame();
        track.Publisher.Room.Log(ServerEventKind.TrackSubscribed, track.Sid, subscription.Subscriber.Identity);
        if (track.MarkHeard())
        {
            track.Publisher.Send(new SignalResponse { TrackSubscribed = new TrackSubscribed { TrackSid = track.Sid } });
        }
    }
}
