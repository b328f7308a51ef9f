using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Tests.Server;

public class DeniedTrackTests
{
    private readonly QuietRoom _quiet = new();

    [Fact]
    public void A_track_that_somebody_may_not_have_is_forgotten_when_it_ends()
    {
        var (ann, bob) = (_quiet.Enter("ann"), _quiet.Enter("bob"));
        SubscribeRequests.SetAudience(ann, new SubscriptionPermission());

        for (var i = 0; i < 100; i++)
        {
            var track = new LiveTrack(ann, new TrackInfo { Sid = $"TR_{i}", Type = TrackType.Audio }, source: null!);
            _quiet.Room.Publish(track);
            Assert.Equal([track.Sid], bob.Denied);
            _quiet.Room.Unpublish(track, announce: true);
        }

        Assert.Empty(bob.Denied);
    }
}
