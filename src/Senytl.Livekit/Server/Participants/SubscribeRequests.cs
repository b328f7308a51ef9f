using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Participants;

/// <summary>What subscribers ask, and what publishers allow them.</summary>
internal static class SubscribeRequests
{
    /// <summary>Most tracks that one message may name.</summary>
    private const int MaximumTracks = 1_000;

    public static void Choose(LiveParticipant participant, UpdateSubscription request)
    {
        foreach (var sid in Apply(participant, request))
        {
            if (request.Subscribe)
            {
                participant.Send(new SignalResponse
                {
                    SubscriptionResponse = new SubscriptionResponse { TrackSid = sid, Err = SubscriptionError.SeTrackNotfound },
                });
            }
        }
    }

    public static void SetAudience(LiveParticipant participant, SubscriptionPermission permission)
    {
        if (Audience.Excess(permission, participant.Room.Server.Options) is { } excess)
        {
            participant.Send(new SignalResponse
            {
                RequestResponse = new RequestResponse { Reason = RequestResponse.Types.Reason.LimitExceeded, Message = excess },
            });
            return;
        }

        // Each of the others may be told of each track.
        participant.Cause(LiveParticipant.LeastCharge * participant.Tracks.Count);
        participant.Audience = Audience.Of(permission);
        foreach (var track in participant.Tracks.Values)
        {
            foreach (var other in participant.Room.Present)
            {
                participant.Room.Reconcile(other, track);
            }
        }
    }

    /// <summary>
    /// After a resume the client repeats what it had chosen. Tracks that ended meanwhile are no errors of its own, and it is told of them otherwise.
    /// Data needs no replay: its association outlives the signal connection.
    /// </summary>
    public static void Sync(LiveParticipant participant, SyncState state)
    {
        if (state.Subscription is { } subscription)
        {
            Apply(participant, subscription);
        }
    }

    /// <summary>The same, asked by an administrator for somebody else.</summary>
    public static void ChooseFor(LiveParticipant participant, IEnumerable<string> sids, bool subscribe) =>
        Choose(participant, new UpdateSubscription { TrackSids = { sids }, Subscribe = subscribe });

    /// <returns>The tracks that do not exist.</returns>
    private static List<string> Apply(LiveParticipant participant, UpdateSubscription request)
    {
        var unknown = new List<string>();
        foreach (var sid in SidsOf(request))
        {
            if (participant.Room.FindTrack(sid) is { } track)
            {
                participant.Choices[sid] = request.Subscribe;
                participant.Room.Reconcile(participant, track);
            }
            else
            {
                unknown.Add(sid);
            }
        }

        return unknown;
    }

    private static IEnumerable<string> SidsOf(UpdateSubscription request) =>
        request.TrackSids.Concat(request.ParticipantTracks.SelectMany(tracks => tracks.TrackSids)).Distinct().Take(MaximumTracks).ToArray();
}
