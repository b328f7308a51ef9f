using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Google.Protobuf;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Tests.Server;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Tests.Api;

public sealed class TwirpTests : ServerTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task JSON_is_read_in_snake_and_camel_case_and_answered_in_JSON()
    {
        var (status, created) = await CallAsync("RoomService/CreateRoom", """{"name":"r","empty_timeout":60,"maxParticipants":5}""", Admin);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((60, 5), (created.GetProperty("emptyTimeout").GetInt32(), created.GetProperty("maxParticipants").GetInt32()));
        var (_, listed) = await CallAsync("RoomService/ListRooms", """{"names":["r"]}""", Admin);
        Assert.Equal("r", listed.GetProperty("rooms")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Protobuf_is_answered_in_protobuf()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.HttpUrl, "/twirp/livekit.RoomService/CreateRoom"))
        {
            Content = new ByteArrayContent(new CreateRoomRequest { Name = "r" }.ToByteArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/protobuf") } },
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Admin) },
        };

        using var answer = await Http.SendAsync(request);

        Assert.Equal("r", Room.Parser.ParseFrom(await answer.Content.ReadAsByteArrayAsync()).Name);
    }

    [Theory]
    [InlineData("RoomService/StartRecording", "{}", HttpStatusCode.NotImplemented, "unimplemented")]
    [InlineData("Egress/StartEgress", "{}", HttpStatusCode.NotImplemented, "unimplemented")]
    [InlineData("RoomService/CreateRoom", "{", HttpStatusCode.BadRequest, "malformed")]
    [InlineData("RoomService/CreateRoom", "{}", HttpStatusCode.BadRequest, "invalid_argument")]
    [InlineData("RoomService/DeleteRoom", """{"room":"none"}""", HttpStatusCode.NotFound, "not_found")]
    [InlineData("RoomService/ListParticipants", """{"room":"other"}""", HttpStatusCode.Forbidden, "permission_denied")]
    [InlineData("RoomService/GetParticipant", """{"room":"r","identity":"x"}""", HttpStatusCode.NotFound, "not_found")]
    public async Task What_cannot_be_done_gets_its_twirp_code(string method, string body, HttpStatusCode status, string code)
    {
        var (answered, error) = await CallAsync(method, body, Admin);

        Assert.Equal((status, code), (answered, error.GetProperty("code").GetString()));
        Assert.NotEmpty(error.GetProperty("msg").GetString()!);
    }

    [Fact]
    public async Task A_call_without_a_token_is_unauthenticated()
    {
        var (status, error) = await CallAsync("RoomService/ListRooms", "{}", token: "");

        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (status, error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Participants_are_listed_updated_and_removed()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "r", "ann");
        await using var closing = ann;

        var (_, updated) = await CallAsync("RoomService/UpdateParticipant", """{"room":"r","identity":"ann","name":"Ann","attributes":{"k":"v"},"permission":{"canSubscribe":true}}""", Admin);
        var (_, listed) = await CallAsync("RoomService/ListParticipants", """{"room":"r"}""", Admin);
        var (removed, _) = await CallAsync("RoomService/RemoveParticipant", """{"room":"r","identity":"ann"}""", Admin);

        Assert.Equal(("Ann", "v"), (updated.GetProperty("name").GetString(), updated.GetProperty("attributes").GetProperty("k").GetString()));
        Assert.Equal("ann", Assert.Single(listed.GetProperty("participants").EnumerateArray()).GetProperty("identity").GetString());
        Assert.Equal(HttpStatusCode.OK, removed);
        Assert.Equal(DisconnectReason.ParticipantRemoved, (await ann.NextAsync(SignalResponse.MessageOneofCase.Leave)).Leave.Reason);
    }

    [Fact]
    public async Task Dispatches_are_created_listed_and_deleted()
    {
        var (_, created) = await CallAsync("AgentDispatchService/CreateDispatch", """{"room":"r","agentName":"echo","metadata":"m"}""", Admin);
        var id = created.GetProperty("id").GetString()!;
        var (_, listed) = await CallAsync("AgentDispatchService/ListDispatch", $$"""{"room":"r","dispatchId":"{{id}}"}""", Admin);
        var (deleted, _) = await CallAsync("AgentDispatchService/DeleteDispatch", $$"""{"room":"r","dispatchId":"{{id}}"}""", Admin);
        var (_, after) = await CallAsync("AgentDispatchService/ListDispatch", $$"""{"room":"r","dispatchId":"{{id}}"}""", Admin);

        Assert.Equal("m", Assert.Single(listed.GetProperty("agentDispatches").EnumerateArray()).GetProperty("metadata").GetString());
        Assert.Equal(HttpStatusCode.OK, deleted);
        Assert.False(after.TryGetProperty("agentDispatches", out _), "an empty list is left out of JSON");
    }

    private string Admin => Server.CreateToken("r", "admin", new TokenOptions { RoomAdmin = true, RoomCreate = true, RoomList = true });

    private Task<(HttpStatusCode Status, JsonElement Body)> CallAsync(string method, string body, string token) => TwirpCall.SendAsync(Server, method, body, token);
}
