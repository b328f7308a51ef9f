using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Tests.Api;
using Senytl.Livekit.Tests.Server.Calls;
using Senytl.Livekit.Tokens;
using Socket = Senytl.Livekit.Tests.Server.ScriptedSocket<Senytl.Livekit.Protos.SignalRequest, Senytl.Livekit.Protos.SignalResponse>;

namespace Senytl.Livekit.Tests.Server;

/// <summary>What happens while a client has no signal connection, and what it hears of it when it is back.</summary>
public sealed class ResumeTests : ServerTests
{
    protected override LivekitServerOptions Options => new() { ResumeWindow = TimeSpan.FromSeconds(60) };

    [Fact]
    public async Task Who_left_is_told_as_gone_before_who_is_there()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        var (bob, _) = await ScriptedClient.JoinAsync(Server, "room", "bob");
        await using var closing = bob;
        await LoseAsync(ann, "ann");

        await bob.SendAsync(new SignalRequest { Leave = new LeaveRequest { Reason = DisconnectReason.ClientInitiated } });
        await Server.WaitForDepartureAsync("room", "bob");
        var (again, _) = await ScriptedClient.JoinAsync(Server, "room", "bob");
        await using var closingToo = again;
        await using var back = await ResumeAsync("ann");

        var gone = await back.UpdateOfAsync("bob", participant => participant.State == ParticipantInfo.Types.State.Disconnected);
        Assert.Equal(DisconnectReason.ClientInitiated, gone.DisconnectReason);
        var present = await back.UpdateOfAsync("bob", participant => participant.State != ParticipantInfo.Types.State.Disconnected);
        Assert.NotEqual(gone.Sid, present.Sid);
    }

    [Fact]
    public async Task What_the_room_became_is_told()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await LoseAsync(ann, "ann");

        await TwirpCall.AsAdminAsync(Server, "room", "RoomService/UpdateRoomMetadata", """{"room":"room","metadata":"changed"}""");
        await using var back = await ResumeAsync("ann");

        Assert.Equal("changed", (await back.NextAsync(SignalResponse.MessageOneofCase.RoomUpdate)).RoomUpdate.Room.Metadata);
    }

    [Fact]
    public async Task A_mute_by_the_server_is_told_before_the_state_that_shows_it()
    {
        await using var ann = await PublishingClient.JoinAsync(Server, "room", "ann");
        var track = await ann.PublishAsync();
        await LoseAsync(ann.Socket, "ann");

        await TwirpCall.AsAdminAsync(Server, "room", "RoomService/MutePublishedTrack", $$"""{"room":"room","identity":"ann","trackSid":"{{track}}","muted":true}""");
        await using var back = await ResumeAsync("ann");

        var mute = await back.NextAsync(SignalResponse.MessageOneofCase.Mute);
        Assert.Equal((track, true), (mute.Mute.Sid, mute.Mute.Muted));
        await back.UpdateOfAsync("ann", participant => participant.Tracks.Single().Muted);
    }

    [Fact]
    public async Task A_permission_that_a_publisher_took_away_is_told()
    {
        await using var ann = await PublishingClient.JoinAsync(Server, "room", "ann");
        var track = await ann.PublishAsync();
        var (bob, _) = await ScriptedClient.JoinAsync(Server, "room", "bob");
        await LoseAsync(bob, "bob");

        await ann.Socket.SendAsync(new SignalRequest { SubscriptionPermission = new SubscriptionPermission() });
        await ann.Socket.SendAsync(new SignalRequest { Ping = 1 });
        await ann.Socket.NextAsync(SignalResponse.MessageOneofCase.Pong);
        await using var back = await ResumeAsync("bob");

        var told = (await back.NextAsync(SignalResponse.MessageOneofCase.SubscriptionPermissionUpdate)).SubscriptionPermissionUpdate;
        Assert.Equal((track, false), (told.TrackSid, told.Allowed));
    }

    [Fact]
    public async Task A_publisher_whose_first_listener_came_is_told_that_it_is_heard()
    {
        await using var agent = await PublishingClient.JoinAsync(Server, "room", "agent");
        var track = await agent.PublishAsync();
        await LoseAsync(agent.Socket, "agent");

        await using var listener = new WirePeer(_ => { });
        await listener.JoinAsync(Server.Url, "room", "listener");
        await Server.WaitForAsync("the track is subscribed", server => server.Events.FirstOrDefault(happened => happened.Kind == ServerEventKind.TrackSubscribed));
        await using var back = await ResumeAsync("agent");

        Assert.Equal(track, (await back.NextAsync(SignalResponse.MessageOneofCase.TrackSubscribed)).TrackSubscribed.TrackSid);
    }

    [Fact]
    public async Task A_choice_of_tracks_that_ended_meanwhile_is_no_error()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await LoseAsync(ann, "ann");
        await using var back = await ResumeAsync("ann");

        await back.SendAsync(new SignalRequest { SyncState = new SyncState { Subscription = new UpdateSubscription { TrackSids = { "TR_ended" }, Subscribe = true } } });
        await back.SendAsync(new SignalRequest { Ping = 1 });

        var heard = await back.ReceiveAsync(message => message.MessageCase is SignalResponse.MessageOneofCase.Pong or SignalResponse.MessageOneofCase.SubscriptionResponse);
        Assert.Equal(SignalResponse.MessageOneofCase.Pong, heard.MessageCase);
    }

    [Fact]
    public async Task Who_missed_more_than_is_kept_is_asked_to_join_anew()
    {
        var (ann, join) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await LoseAsync(ann, "ann");
        var wordy = new TokenOptions { Metadata = new string('x', 20_000) };
        for (var guest = 0; guest <= MissedSignals.MaximumBytes / 40_000; guest++)
        {
            await using var passing = (await ScriptedClient.JoinAsync(Server, "room", $"guest-{guest}", wordy)).Socket;
            await passing.SendAsync(new SignalRequest { Leave = new LeaveRequest() });
            await Server.WaitForDepartureAsync("room", $"guest-{guest}");
        }

        Assert.NotNull(Server.FindRoom("room")!.Participant("ann"));
        await using var back = new Socket();
        await back.ConnectAsync(new Uri(Server.Url, $"/rtc?reconnect=1&sid={join.Participant.Sid}"), Server.CreateToken("room", "ann"));

        var (first, _) = await back.ReceiveAsync();
        Assert.Equal((DisconnectReason.StateMismatch, LeaveRequest.Types.Action.Reconnect), (first!.Leave.Reason, first.Leave.Action));
    }

    private async Task LoseAsync(Socket socket, string identity)
    {
        socket.Socket.Abort();
        await Server.WaitForAsync(
            $"the signal connection of {identity} is lost",
            server => server.Events.FirstOrDefault(happened => happened.Kind == ServerEventKind.SignalLost && happened.Subject == identity));
    }

    private async Task<Socket> ResumeAsync(string identity)
    {
        var socket = new Socket();
        var sid = Server.FindRoom("room")!.Participant(identity)!.Sid;
        await socket.ConnectAsync(new Uri(Server.Url, $"/rtc?reconnect=1&sid={sid}"), Server.CreateToken("room", identity));
        var (first, _) = await socket.ReceiveAsync();
        Assert.Equal(SignalResponse.MessageOneofCase.Reconnect, first?.MessageCase);
        return socket;
    }
}
