using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;

namespace Senytl.Livekit.Tests.Server;

/// <summary>How much may be said of tracks and of who may have them: everybody in the room is told of the first, and looked up in the second.</summary>
public sealed class TrackLimitTests : ServerTests
{
    private const RequestResponse.Types.Reason TooMuch = RequestResponse.Types.Reason.LimitExceeded;

    public static TheoryData<string> Floods => ["name", "stream", "layers", "features", "codecs"];

    protected override LivekitServerOptions Options => new() { ResumeWindow = TimeSpan.Zero };

    [Theory]
    [MemberData(nameof(Floods))]
    public async Task A_track_of_which_too_much_is_said_is_refused(string what)
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await using var closing = ann;
        var request = new AddTrackRequest { Cid = "c", Type = TrackType.Audio, Source = TrackSource.Microphone };
        switch (what)
        {
            case "name":
                request.Name = new string('x', 100_000);
                break;
            case "stream":
                request.Stream = new string('x', 5_000);
                break;
            case "layers":
                request.Layers.Add(Enumerable.Repeat(new VideoLayer { Width = 640 }, 5_000));
                break;
            case "features":
                request.AudioFeatures.Add(Enumerable.Repeat(AudioTrackFeature.TfStereo, 5_000));
                break;
            default:
                request.SimulcastCodecs.Add(Enumerable.Repeat(new SimulcastCodec { Codec = "vp8", Cid = "c" }, 5_000));
                break;
        }

        await ann.SendAsync(new SignalRequest { AddTrack = request });

        var refused = (await ann.NextAsync(SignalResponse.MessageOneofCase.RequestResponse)).RequestResponse;
        Assert.Equal((TooMuch, "c"), (refused.Reason, refused.AddTrack.Cid));
        Assert.Contains("at most 4096 are allowed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_track_with_all_that_a_client_says_of_it_is_taken()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await using var closing = ann;
        var request = new AddTrackRequest { Cid = Guid.NewGuid().ToString(), Name = new string('n', 256), Stream = "camera", Type = TrackType.Video, Source = TrackSource.Camera };
        request.Layers.Add(Enumerable.Range(0, 3).Select(quality => new VideoLayer { Quality = (VideoQuality)quality, Width = 1920, Height = 1080, Bitrate = 3_000_000, Ssrc = uint.MaxValue }));
        request.SimulcastCodecs.Add(new SimulcastCodec { Codec = "vp8", Cid = request.Cid, Layers = { request.Layers } });
        request.SimulcastCodecs.Add(new SimulcastCodec { Codec = "h264", Cid = request.Cid, Layers = { request.Layers } });

        await ann.SendAsync(new SignalRequest { AddTrack = request });

        Assert.Equal(request.Name, (await ann.NextAsync(SignalResponse.MessageOneofCase.TrackPublished)).TrackPublished.Track.Name);
    }

    [Fact]
    public async Task More_audio_features_than_there_are_change_nothing()
    {
        await using var ann = await PublishingClient.JoinAsync(Server, "room", "ann");
        var track = await ann.PublishAsync();
        var update = new UpdateLocalAudioTrack { TrackSid = track };
        update.Features.Add(Enumerable.Range(0, 100_000).Select(number => (AudioTrackFeature)number));

        await ann.Socket.SendAsync(new SignalRequest { UpdateAudioTrack = update });

        var refused = (await ann.Socket.NextAsync(SignalResponse.MessageOneofCase.RequestResponse)).RequestResponse;
        Assert.Equal((TooMuch, track), (refused.Reason, refused.UpdateAudioTrack.TrackSid));
        var (_, join) = await ScriptedClient.JoinAsync(Server, "room", "bob");
        Assert.Empty(Assert.Single(Assert.Single(join.OtherParticipants).Tracks).AudioFeatures);
    }

    [Fact]
    public async Task What_a_client_says_that_it_can_is_told_once_each_and_not_without_end()
    {
        var request = new JoinRequest { ClientInfo = new ClientInfo { Protocol = 17 } };
        request.ClientInfo.Capabilities.Add(Enumerable.Range(0, 10_000).Select(number => (ClientInfo.Types.Capability)(number % 5_000)));
        await using var ann = new ScriptedSocket<SignalRequest, SignalResponse>();
        await ann.ConnectAsync(ScriptedClient.V1Url(Server, request, compress: true), Server.CreateToken("room", "ann"));
        await ann.NextAsync(SignalResponse.MessageOneofCase.Join);

        var (bob, join) = await ScriptedClient.JoinAsync(Server, "room", "bob");

        await using var closing = bob;
        Assert.Equal(Enumerable.Range(0, 32), Assert.Single(join.OtherParticipants).Capabilities.Select(capability => (int)capability));
    }

    [Theory]
    [InlineData(1_001, 1, "1001 participants named, at most 1000 are allowed")]
    [InlineData(1, 51, "51 tracks named for one participant, at most 50 are allowed")]
    public async Task An_audience_of_more_than_a_room_can_hold_is_refused(int participants, int tracks, string message)
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await using var closing = ann;
        var permission = new SubscriptionPermission();
        permission.TrackPermissions.Add(Enumerable.Range(0, participants).Select(one =>
            new TrackPermission { ParticipantIdentity = $"guest-{one}", TrackSids = { Enumerable.Range(0, tracks).Select(track => $"TR_{track}") } }));

        await ann.SendAsync(new SignalRequest { SubscriptionPermission = permission });

        var refused = (await ann.NextAsync(SignalResponse.MessageOneofCase.RequestResponse)).RequestResponse;
        Assert.Equal((TooMuch, message), (refused.Reason, refused.Message));
    }

    [Fact]
    public async Task An_audience_is_named_by_identity_or_by_sid_for_all_tracks_or_for_some()
    {
        await using var ann = await PublishingClient.JoinAsync(Server, "room", "ann");
        var track = await ann.PublishAsync();
        var (bob, _) = await ScriptedClient.JoinAsync(Server, "room", "bob");
        var (carol, third) = await ScriptedClient.JoinAsync(Server, "room", "carol");
        await using var closing = bob;
        await using var closingToo = carol;

        await ann.Socket.SendAsync(new SignalRequest { SubscriptionPermission = new SubscriptionPermission() });
        Assert.Equal((false, false), (await ToldAsync(bob), await ToldAsync(carol)));
        await ann.Socket.SendAsync(new SignalRequest
        {
            SubscriptionPermission = new SubscriptionPermission
            {
                TrackPermissions =
                {
                    new TrackPermission { ParticipantIdentity = "bob", TrackSids = { track } },
                    new TrackPermission { ParticipantSid = third.Participant.Sid, AllTracks = true },
                },
            },
        });
        Assert.Equal((true, true), (await ToldAsync(bob), await ToldAsync(carol)));
    }

    private static async Task<bool> ToldAsync(ScriptedSocket<SignalRequest, SignalResponse> socket) =>
        (await socket.NextAsync(SignalResponse.MessageOneofCase.SubscriptionPermissionUpdate)).SubscriptionPermissionUpdate.Allowed;
}
