using System.Net;
using Google.Protobuf;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Data;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Tests.Api;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>Reliable data longer than a receiver takes: its sender learns of it, and the data behind it arrives.</summary>
public sealed class LongDataTests : ServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<DataPacket> _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_backend_is_told_the_size_and_the_limit()
    {
        await using var reader = await ReaderAsync();

        var (refused, error) = await SendAsync(new string('x', 300_000));
        var (taken, _) = await SendAsync("short");

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_argument"), (refused, error.GetProperty("code").GetString()));
        Assert.Matches("a data packet of 300[0-9]{3} bytes, at most 65536 are allowed", error.GetProperty("msg").GetString());
        Assert.Equal(HttpStatusCode.OK, taken);
        Assert.Equal("short", (await _heard.Task.WaitAsync(Patience)).User.Payload.ToStringUtf8());
    }

    [Fact]
    public async Task A_packet_that_is_too_long_with_the_name_of_its_sender_on_it_is_refused()
    {
        await using var reader = await ReaderAsync();
        await using var sender = new WirePeer(received: null);
        await sender.JoinAsync(Server.Url, "room", "sender");
        var longest = new DataPacket { User = new UserPacket { Payload = ByteString.CopyFrom(new byte[DataRelay.MaximumBytes - 20]) }, Sequence = 1 };

        Assert.InRange(longest.CalculateSize(), DataRelay.MaximumBytes - 10, DataRelay.MaximumBytes);
        Assert.True(sender.Send(longest));
        Assert.True(sender.Send(new DataPacket { User = new UserPacket { Payload = ByteString.CopyFromUtf8("short") }, Sequence = 2 }));

        Assert.Equal("short", (await _heard.Task.WaitAsync(Patience)).User.Payload.ToStringUtf8());
        var refusal = Assert.Single(Server.Events, happened => happened.Kind == ServerEventKind.Refused);
        Assert.Equal("sender", refusal.Subject);
        Assert.Contains("at most 65536", refusal.Detail, StringComparison.Ordinal);
    }

    private async Task<WirePeer> ReaderAsync()
    {
        var reader = new WirePeer(_ => { }, packet => _heard.TrySetResult(packet));
        await reader.JoinAsync(Server.Url, "room", "reader");
        return reader;
    }

    private Task<(HttpStatusCode Status, System.Text.Json.JsonElement Body)> SendAsync(string text) => TwirpCall.AsAdminAsync(
        Server,
        "room",
        "RoomService/SendData",
        $$"""{"room":"room","kind":"RELIABLE","data":"{{ByteString.CopyFromUtf8(text).ToBase64()}}"}""");
}
