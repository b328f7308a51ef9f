using System.Net;
using System.Net.WebSockets;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Signaling;

namespace Senytl.Livekit.Tests.Server;

public sealed class JoinTests : ServerTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task The_first_message_has_all_that_clients_cannot_do_without()
    {
        var (socket, join) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await using var _ = socket;

        Assert.StartsWith("RM_", join.Room.Sid, StringComparison.Ordinal);
        Assert.Equal("room", join.Room.Name);
        Assert.True(join.Room.CreationTimeMs > 0);
        Assert.StartsWith("PA_", join.Participant.Sid, StringComparison.Ordinal);
        Assert.Equal("ann", join.Participant.Identity);
        Assert.True(join.Participant.Permission.CanPublish && join.Participant.Permission.CanSubscribe && join.Participant.Permission.CanPublishData);
        Assert.True(join.PingInterval > 0 && join.PingTimeout > join.PingInterval);
        Assert.NotEmpty(join.ServerInfo.Version);
        Assert.True(join.SubscriberPrimary);
        Assert.Equal(2, join.Participant.ClientProtocol);
        Assert.Contains(join.EnabledPublishCodecs, codec => codec.Mime == "audio/opus");
        var offer = await socket.NextAsync(SignalResponse.MessageOneofCase.Offer);
        Assert.Contains("a=ice-lite", offer.Offer.Sdp, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_v1_join_request_is_read_plain_and_compressed(bool compress)
    {
        var request = new JoinRequest { ClientInfo = new ClientInfo { Protocol = 17 }, ConnectionSettings = new ConnectionSettings { AutoSubscribe = true } };
        request.ParticipantAttributes.Add("colour", "red");
        await using var socket = new ScriptedSocket<SignalRequest, SignalResponse>();

        await socket.ConnectAsync(ScriptedClient.V1Url(Server, request, compress), Server.CreateToken("room", "ann"));

        var (first, _) = await socket.ReceiveAsync();
        Assert.Equal("red", first?.Join?.Participant.Attributes["colour"]);
        Assert.False(first!.Join.SubscriberPrimary);
    }

    [Fact]
    public async Task Both_pings_are_answered_and_a_text_frame_is_answered_in_JSON()
    {
        var (socket, _) = await ScriptedClient.JoinAsync(Server, "room", "ann", format: SignalFormat.Json);
        await using var closing = socket;

        await socket.SendAsync(new SignalRequest { PingReq = new Ping { Timestamp = 42 } });
        await socket.SendAsync(new SignalRequest { Ping = 7 });

        WebSocketMessageType type = default;
        SignalResponse? message = null;
        while (message?.PongResp is null)
        {
            (message, type) = await socket.ReceiveAsync();
        }

        Assert.Equal((42, WebSocketMessageType.Text), (message.PongResp.LastPingTimestamp, type));
        Assert.True((await socket.NextAsync(SignalResponse.MessageOneofCase.Pong)).Pong > 0);
    }

    [Theory]
    [InlineData("/rtc", HttpStatusCode.Unauthorized, false)]
    [InlineData("/rtc/v1", HttpStatusCode.Unauthorized, false)]
    [InlineData("/rtc/v1", HttpStatusCode.BadRequest, true)]
    [InlineData("/rtc?attributes=no+map", HttpStatusCode.BadRequest, true)]
    [InlineData("/rtc?attributes=eyJjb2xvdXIiOm51bGx9", HttpStatusCode.BadRequest, true)]
    [InlineData("/agent", HttpStatusCode.Unauthorized, true)]
    public async Task A_connection_that_may_not_be_is_answered_with_its_status(string path, HttpStatusCode status, bool withToken)
    {
        await using var socket = new ScriptedSocket<SignalRequest, SignalResponse>();

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(Server.Url, path), withToken ? Server.CreateToken("room", "ann") : null));

        Assert.Equal(status, socket.Socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK, "OK")]
    [InlineData("//rtc//validate?access_token=TOKEN", HttpStatusCode.OK, "success")]
    [InlineData("/rtc/validate", HttpStatusCode.Unauthorized, "no access token")]
    [InlineData("/rtc/v1/validate?access_token=TOKEN", HttpStatusCode.BadRequest, "join_request")]
    [InlineData("/rtc", HttpStatusCode.NotFound, "WebSockets")]
    [InlineData("/other", HttpStatusCode.NotFound, "not found")]
    public async Task Plain_requests_get_their_status_and_any_page_may_read_it(string path, HttpStatusCode status, string text)
    {
        using var answer = await Http.GetAsync(Server.HttpUrl.ToString().TrimEnd('/') + path.Replace("TOKEN", Server.CreateToken("room", "ann"), StringComparison.Ordinal));

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Without_the_single_connection_v1_is_a_404_that_pages_may_read()
    {
        await using var server = await LivekitServer.StartAsync(new LivekitServerOptions { SinglePeerConnection = false });

        using var answer = await Http.GetAsync(new Uri(server.HttpUrl, "/rtc/v1/validate"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Resuming_an_unknown_session_is_answered_by_a_request_to_connect_anew()
    {
        await using var socket = new ScriptedSocket<SignalRequest, SignalResponse>();

        await socket.ConnectAsync(new Uri(Server.Url, "/rtc?reconnect=1&sid=PA_unknown"), Server.CreateToken("room", "ann"));

        var (first, _) = await socket.ReceiveAsync();
        Assert.Equal((DisconnectReason.StateMismatch, LeaveRequest.Types.Action.Reconnect), (first!.Leave.Reason, first.Leave.Action));
        await socket.UntilClosedAsync();
        Assert.Empty(Server.Rooms);
    }

    [Fact]
    public async Task A_resumed_session_keeps_its_sid_and_hears_who_is_there()
    {
        var (first, join) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        var (other, _) = await ScriptedClient.JoinAsync(Server, "room", "bob");
        await using var closing = other;
        await first.DisposeAsync();
        await using var again = new ScriptedSocket<SignalRequest, SignalResponse>();

        await again.ConnectAsync(new Uri(Server.Url, $"/rtc?reconnect=1&sid={join.Participant.Sid}"), Server.CreateToken("room", "ann"));

        var (message, _) = await again.ReceiveAsync();
        Assert.Equal(SignalResponse.MessageOneofCase.Reconnect, message!.MessageCase);
        await again.UpdateOfAsync("bob", participant => participant.State != ParticipantInfo.Types.State.Disconnected);
        Assert.Contains(Server.Events, happened => happened.Kind == ServerEventKind.SignalResumed);
    }
}
