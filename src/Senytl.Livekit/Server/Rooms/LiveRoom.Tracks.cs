using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Rooms;

/// <summary>Tracks, and who is bound to which.</summary>
internal sealed partial class LiveRoom
{
    /// <summary>Makes a track known. The update goes out before any description that carries the track.</summary>
    public void Publish(LiveTrack track)
    {
        var publisher = track.Publisher;
        var first = !publisher.HasPublished;
        publisher.HasPublished = true;
        publisher.Tracks.Add(track.Sid, track);
        publisher.ChangeLayout();
        Log(ServerEventKind.TrackPublished, track.Sid, $"{publisher.Identity} {track.Info.Type} {track.Info.Source} {track.Info.MimeType}");
        BroadcastParticipant(publisher, toItself: true);
        foreach (var participant in _present)
        {
            Reconcile(participant, track);
        }

        if (first)
        {
            _server.Agents.FirstPublished(this, publisher);
        }
    }

    public void Unpublish(LiveTrack track, bool announce)
    {
        if (!track.Publisher.Tracks.Remove(track.Sid))
        {
            return;
        }

        track.Publisher.ChangeLayout();
        foreach (var subscription in track.Subscriptions)
        {
            Unbind(subscription);
        }

        foreach (var participant in _present)
        {
            participant.Choices.Remove(track.Sid);
            participant.Denied.Remove(track.Sid);
        }

        Log(ServerEventKind.TrackUnpublished, track.Sid, track.Publisher.Identity);
        if (announce)
        {
            track.Publisher.Send(new SignalResponse { TrackUnpublished = new TrackUnpublishedResponse { TrackSid = track.Sid } });
            BroadcastParticipant(track.Publisher, toItself: true);
        }
    }

    public void SetMuted(LiveTrack track, bool muted)
    {
        if (track.Info.Muted == muted)
        {
            return;
        }

        track.Info.Muted = muted;
        Log(muted ? ServerEventKind.TrackMuted : ServerEventKind.TrackUnmuted, track.Sid, track.Publisher.Identity);
        BroadcastParticipant(track.Publisher, toItself: true);
    }

    /// <summary>Binds or unbinds one participant and one track, as permissions and wishes say.</summary>
    public void Reconcile(LiveParticipant subscriber, LiveTrack track)
    {
        if (subscriber == track.Publisher)
        {
            return;
        }

        var wanted = !subscriber.Gone && subscriber.Permission.CanSubscribe && subscriber.Wants(track);
        var allowed = track.Publisher.Audience.Admits(subscriber, track.Sid);
        var bound = subscriber.Subscriptions.GetValueOrDefault(track.Sid);
        if (wanted && allowed && bound is null)
        {
            Bind(new Subscription(track, subscriber));
        }
        else if (bound is not null && !(wanted && allowed))
        {
            Unbind(bound);
        }

        if (wanted && !allowed && subscriber.Denied.Add(track.Sid))
        {
            SendPermission(subscriber, track, allowed: false);
        }
        else if (allowed && subscriber.Denied.Remove(track.Sid))
        {
            SendPermission(subscriber, track, allowed: true);
        }
    }

    public void SubscribeToAll(LiveParticipant subscriber)
    {
        foreach (var participant in _present)
        {
            foreach (var track in participant.Tracks.Values)
            {
                Reconcile(subscriber, track);
            }
        }
    }

    private static void SendPermission(LiveParticipant subscriber, LiveTrack track, bool allowed) => subscriber.Send(new SignalResponse
    {
        SubscriptionPermissionUpdate = new SubscriptionPermissionUpdate
        {
            ParticipantSid = track.Publisher.Sid,
            TrackSid = track.Sid,
            Allowed = allowed,
        },
    });

    private static void UnsubscribeFromAll(LiveParticipant subscriber)
    {
        foreach (var subscription in subscriber.Subscriptions.Values.ToArray())
        {
            subscription.Track.Remove(subscription);
        }

        subscriber.Subscriptions.Clear();
    }

    private void Bind(Subscription subscription)
    {
        subscription.Subscriber.Subscriptions.Add(subscription.Track.Sid, subscription);
        subscription.Track.Add(subscription);
        subscription.Subscriber.Media.Attach(subscription);
    }

    private void Unbind(Subscription subscription)
    {
        subscription.Subscriber.Subscriptions.Remove(subscription.Track.Sid);
        subscription.Track.Remove(subscription);
        if (!subscription.Subscriber.Gone)
        {
            subscription.Subscriber.Media.Detach(subscription);
        }

        Log(ServerEventKind.TrackUnsubscribed, subscription.Track.Sid, subscription.Subscriber.Identity);
    }
}
