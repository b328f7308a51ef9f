using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Rooms;
using Senytl.Livekit.Server.Tracks;
using Senytl.Livekit.Signaling;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Tests.Server;

public class DeniedTrackTests
{
    private readonly QuietMedia _media = new();
    private readonly LiveRoom _room;

    public DeniedTrackTests()
    {
        var context = new ServerContext(new LivekitServerOptions { EventCapacity = 0, JobQueueTimeout = TimeSpan.Zero }, _media);
        _room = new RoomRegistry(context).GetOrCreate("room", new RoomSettings())!;
    }

    [Fact]
    public void A_track_that_somebody_may_not_have_is_forgotten_when_it_ends()
    {
        var (ann, bob) = (Enter("ann"), Enter("bob"));
        SubscribeRequests.SetAudience(ann, new SubscriptionPermission());

        for (var i = 0; i < 100; i++)
        {
            var track = new LiveTrack(ann, new TrackInfo { Sid = $"TR_{i}", Type = TrackType.Audio }, source: null!);
            _room.Publish(track);
            Assert.Equal([track.Sid], bob.Denied);
            _room.Unpublish(track, announce: true);
        }

        Assert.Empty(bob.Denied);
    }

    private LiveParticipant Enter(string identity)
    {
        var claims = new TokenClaims { Identity = identity, Video = new VideoGrant { Room = "room", RoomJoin = true } };
        var participant = new LiveParticipant(_room, claims, new JoinParameters(), new Unheard(), _media);
        Assert.True(_room.TryEnter(participant));
        return participant;
    }

    private sealed class Unheard : ISignalSink
    {
        public bool Send(SignalResponse message, string? subject = null) => true;

        public void Finish()
        {
        }

        public void Abort()
        {
        }
    }
}
