using System.Net;
using System.Net.WebSockets;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Tests.Server;

public sealed class JoinLimitTests : ServerTests
{
    public static TheoryData<int, int, int, string> TooMuch => new()
    {
        { 257, 1, 0, "257 attributes" },
        { 2, 40_000, 0, "80002 characters of attributes" },
        { 0, 0, 65_537, "65537 characters of metadata" },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task A_join_that_brings_too_much_is_refused_with_its_size_and_the_limit(int attributes, int length, int metadata, string found)
    {
        await using var socket = new ScriptedSocket<SignalRequest, SignalResponse>();

        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(socket, Request(attributes, length, metadata)));

        Assert.Equal(HttpStatusCode.BadRequest, socket.Socket.HttpStatusCode);
        var refusal = Assert.Single(Server.Events, happened => happened.Kind == ServerEventKind.Refused);
        Assert.Contains(found, refusal.Detail, StringComparison.Ordinal);
        Assert.Contains(attributes > 256 ? "at most 256" : "at most 65536", refusal.Detail, StringComparison.Ordinal);
        Assert.Contains("ann", refusal.Detail, StringComparison.Ordinal);
        Assert.Empty(Server.Rooms);
    }

    [Theory]
    [InlineData(256, 100, 0)]
    [InlineData(1, 65_535, 65_536)]
    public async Task A_join_at_the_limit_keeps_all_that_it_brings(int attributes, int length, int metadata)
    {
        await using var socket = new ScriptedSocket<SignalRequest, SignalResponse>();

        await ConnectAsync(socket, Request(attributes, length, metadata));

        var (first, _) = await socket.ReceiveAsync();
        Assert.Equal((attributes, metadata), (first!.Join.Participant.Attributes.Count, first.Join.Participant.Metadata.Length));
    }

    [Fact]
    public async Task Attributes_of_the_token_count_with_those_of_the_client()
    {
        var token = new TokenOptions { Attributes = new Dictionary<string, string> { ["of-the-token"] = "1" } };
        await using var socket = new ScriptedSocket<SignalRequest, SignalResponse>();

        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(socket, Request(256, 1, 0), token));

        Assert.Contains("257 attributes", Assert.Single(Server.Events, happened => happened.Kind == ServerEventKind.Refused).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_client_may_not_set_is_not_counted()
    {
        var token = new TokenOptions { CanUpdateOwnMetadata = false };
        await using var socket = new ScriptedSocket<SignalRequest, SignalResponse>();

        await ConnectAsync(socket, Request(257, 1, 0), token);

        var (first, _) = await socket.ReceiveAsync();
        Assert.Empty(first!.Join.Participant.Attributes);
    }

    private Task ConnectAsync(ScriptedSocket<SignalRequest, SignalResponse> socket, JoinRequest request, TokenOptions? token = null) =>
        socket.ConnectAsync(ScriptedClient.V1Url(Server, request, compress: true), Server.CreateToken("room", "ann", token));

    private static JoinRequest Request(int attributes, int length, int metadata)
    {
        var request = new JoinRequest { Metadata = new string('m', metadata) };
        for (var number = 0; number < attributes; number++)
        {
            // One character names it: '!' and what follows in the alphabet of characters.
            request.ParticipantAttributes.Add(((char)('!' + number)).ToString(), new string('x', length));
        }

        return request;
    }
}
