using System.Net.WebSockets;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Tests.Server;

public sealed class RoomTests : ServerTests
{
    protected override LivekitServerOptions Options => new() { MaximumParticipants = 3, ResumeWindow = TimeSpan.Zero, DepartureTimeout = TimeSpan.Zero };

    [Fact]
    public async Task Others_learn_of_coming_and_leaving_with_the_reason()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        var (bob, join) = await ScriptedClient.JoinAsync(Server, "room", "bob");
        await using var closing = ann;
        await using var closingToo = bob;

        Assert.Equal("ann", Assert.Single(join.OtherParticipants).Identity);
        await ann.UpdateOfAsync("bob", participant => participant.State == ParticipantInfo.Types.State.Joined);
        await bob.SendAsync(new SignalRequest { Leave = new LeaveRequest { Reason = DisconnectReason.ClientInitiated } });
        var gone = await ann.UpdateOfAsync("bob", participant => participant.State == ParticipantInfo.Types.State.Disconnected);
        Assert.Equal(DisconnectReason.ClientInitiated, gone.DisconnectReason);
    }

    [Fact]
    public async Task A_hidden_participant_is_not_told_of()
    {
        var (ghost, _) = await ScriptedClient.JoinAsync(Server, "room", "ghost", new TokenOptions { Hidden = true });
        var (ann, join) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await using var closing = ghost;
        await using var closingToo = ann;

        Assert.Empty(join.OtherParticipants);
    }

    [Fact]
    public async Task The_newer_of_one_identity_stays_and_the_older_is_told()
    {
        var (older, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        var (newer, join) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await using var closing = older;
        await using var closingToo = newer;

        var leave = await older.NextAsync(SignalResponse.MessageOneofCase.Leave);
        Assert.Equal(DisconnectReason.DuplicateIdentity, leave.Leave.Reason);
        await older.UntilClosedAsync();
        Assert.Equal(join.Participant.Sid, Server.FindRoom("room")!.Participant("ann")!.Sid);
    }

    [Fact]
    public async Task Attributes_are_merged_confirmed_and_refused()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann", new TokenOptions { Attributes = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } });
        var (quiet, _) = await ScriptedClient.JoinAsync(Server, "room", "quiet", new TokenOptions { CanUpdateOwnMetadata = false });
        await using var closing = ann;
        await using var closingToo = quiet;
        var update = new UpdateParticipantMetadata { RequestId = 9, Name = "Ann" };
        update.Attributes.Add("a", "");
        update.Attributes.Add("c", "3");

        await ann.SendAsync(new SignalRequest { UpdateMetadata = update });
        await quiet.SendAsync(new SignalRequest { UpdateMetadata = update });

        var confirmed = await ann.NextAsync(SignalResponse.MessageOneofCase.RequestResponse);
        Assert.Equal((9u, RequestResponse.Types.Reason.Ok), (confirmed.RequestResponse.RequestId, confirmed.RequestResponse.Reason));
        var seen = await quiet.UpdateOfAsync("ann", participant => participant.Name == "Ann");
        Assert.Equal(["b=2", "c=3"], seen.Attributes.Select(pair => $"{pair.Key}={pair.Value}").Order());
        var refused = await quiet.NextAsync(SignalResponse.MessageOneofCase.RequestResponse);
        Assert.Equal(RequestResponse.Types.Reason.NotAllowed, refused.RequestResponse.Reason);
    }

    [Fact]
    public async Task Publishing_is_confirmed_with_a_sid_or_refused_by_source()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann", new TokenOptions { CanPublishSources = ["microphone"] });
        await using var closing = ann;

        await ann.SendAsync(new SignalRequest { AddTrack = new AddTrackRequest { Cid = "c1", Type = TrackType.Audio, Source = TrackSource.Microphone, Name = "mic" } });
        await ann.SendAsync(new SignalRequest { AddTrack = new AddTrackRequest { Cid = "c2", Type = TrackType.Video, Source = TrackSource.Camera } });

        var published = (await ann.NextAsync(SignalResponse.MessageOneofCase.TrackPublished)).TrackPublished;
        Assert.Equal("c1", published.Cid);
        Assert.StartsWith("TR_AM", published.Track.Sid, StringComparison.Ordinal);
        var refused = (await ann.NextAsync(SignalResponse.MessageOneofCase.RequestResponse)).RequestResponse;
        Assert.Equal((RequestResponse.Types.Reason.NotAllowed, "c2"), (refused.Reason, refused.AddTrack.Cid));
    }

    [Fact]
    public async Task Asking_for_an_unknown_track_is_answered_as_not_found()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await using var closing = ann;

        await ann.SendAsync(new SignalRequest { Subscription = new UpdateSubscription { TrackSids = { "TR_none" }, Subscribe = true } });

        var answer = await ann.NextAsync(SignalResponse.MessageOneofCase.SubscriptionResponse);
        Assert.Equal(("TR_none", SubscriptionError.SeTrackNotfound), (answer.SubscriptionResponse.TrackSid, answer.SubscriptionResponse.Err));
    }

    [Fact]
    public async Task A_full_room_turns_away_the_next()
    {
        await using var first = (await ScriptedClient.JoinAsync(Server, "room", "p0")).Socket;
        await using var second = (await ScriptedClient.JoinAsync(Server, "room", "p1")).Socket;
        await using var third = (await ScriptedClient.JoinAsync(Server, "room", "p2")).Socket;
        await using var late = new ScriptedSocket<SignalRequest, SignalResponse>();
        await late.ConnectAsync(new Uri(Server.Url, "/rtc"), Server.CreateToken("room", "late"));

        var (answer, _) = await late.ReceiveAsync();
        Assert.Equal(DisconnectReason.JoinFailure, answer!.Leave.Reason);
        await late.UntilClosedAsync();
    }

    [Fact]
    public async Task Garbage_ends_only_the_connection_that_it_came_on()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await using var closing = ann;
        var (hostile, _) = await ScriptedClient.JoinAsync(Server, "room", "hostile");
        var (huge, _) = await ScriptedClient.JoinAsync(Server, "room", "huge");

        await hostile.SendRawAsync([0xFF, 0xFF, 0xFF, 0xFF], WebSocketMessageType.Binary);
        await huge.SendRawAsync(new byte[2 << 20], WebSocketMessageType.Binary);

        await Server.WaitForDepartureAsync("room", "hostile");
        await Server.WaitForDepartureAsync("room", "huge");
        await ann.SendAsync(new SignalRequest { Ping = 1 });
        Assert.True((await ann.NextAsync(SignalResponse.MessageOneofCase.Pong)).Pong > 0);
    }

    [Fact]
    public async Task An_empty_room_ends_after_its_departure_timeout_and_nothing_is_left()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");

        await ann.SendAsync(new SignalRequest { Leave = new LeaveRequest() });
        await Server.WaitForAsync("the room is gone", server => server.Rooms.Count == 0 ? server : null);
        await ann.UntilClosedAsync();
        await ann.DisposeAsync();
    }

    [Fact]
    public void All_problems_of_options_are_named_at_once()
    {
        var options = new LivekitServerOptions { Port = 70000, MaximumRooms = 0, ApiSecret = "", Address = System.Net.IPAddress.Any };

        var problem = Assert.Throws<ArgumentException>(options.Validate);

        Assert.All(["Port is 70000; allowed is 0 to 65535", "MaximumRooms is 0", "ApiSecret is empty", "is not loopback"], part => Assert.Contains(part, problem.Message, StringComparison.Ordinal));
    }
}
