using System.Net.WebSockets;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Tests.Server;

/// <summary>A client that makes all others be told things without end, and others that are busy with something else meanwhile.</summary>
public sealed class FloodTests : ServerTests
{
    private const int Flood = 4_000;

    /// <summary>As many as may be caused at once; the clock of these tests stands still, so nothing comes back.</summary>
    private const int Allowed = 1_024;

    protected override LivekitServerOptions Options => new() { Clock = new StandingClock(), ResumeWindow = TimeSpan.Zero };

    [Fact]
    public async Task Who_floods_a_room_with_updates_is_sent_away_and_who_did_not_read_meanwhile_stays()
    {
        var (flooder, _) = await ScriptedClient.JoinAsync(Server, "room", "flooder");
        var (busy, _) = await ScriptedClient.JoinAsync(Server, "room", "busy");
        await using var closing = flooder;
        await using var closingToo = busy;
        var padding = new string('x', 6_000);

        var reading = ReadToTheEndAsync(flooder);
        await SendAsync(flooder, number => new SignalRequest { UpdateMetadata = new UpdateParticipantMetadata { Metadata = $"{number} {padding}", RequestId = number } });

        await reading;
        // The one that was too many was done before it was counted. What became of each answer nobody knows: the connection ends under them.
        Assert.Equal(Allowed + 1, Server.Events.Count(happened => happened is { Kind: ServerEventKind.ParticipantUpdated, Subject: "flooder" }));
        Assert.Contains(Server.Events, happened => happened is { Kind: ServerEventKind.Refused, Subject: "flooder" });
        await OutlivesTheFlooderAsync(busy);
    }

    [Fact]
    public async Task Who_lets_subscribe_and_forbids_it_without_end_is_sent_away_and_who_did_not_read_meanwhile_stays()
    {
        await using var flooder = await PublishingClient.JoinAsync(Server, "room", "flooder");
        await flooder.PublishAsync();
        var (busy, _) = await ScriptedClient.JoinAsync(Server, "room", "busy");
        await using var closing = busy;

        var reading = ReadToTheEndAsync(flooder.Socket);
        await SendAsync(flooder.Socket, number => new SignalRequest { SubscriptionPermission = new SubscriptionPermission { AllParticipants = number % 2 == 0 } });
        await reading;

        await OutlivesTheFlooderAsync(busy);
    }

    /// <summary>Hears that the flooder is gone, and is still served.</summary>
    private static async Task OutlivesTheFlooderAsync(ScriptedSocket<SignalRequest, SignalResponse> busy)
    {
        await busy.UpdateOfAsync("flooder", participant => participant.State == ParticipantInfo.Types.State.Disconnected);
        await busy.SendAsync(new SignalRequest { Ping = 1 });
        await busy.NextAsync(SignalResponse.MessageOneofCase.Pong);
    }

    private static async Task SendAsync(ScriptedSocket<SignalRequest, SignalResponse> socket, Func<uint, SignalRequest> request)
    {
        try
        {
            for (uint number = 1; number <= Flood; number++)
            {
                await socket.SendAsync(request(number));
            }
        }
        catch (WebSocketException)
        {
            // Sent away while it was still speaking.
        }
    }

    private static async Task ReadToTheEndAsync(ScriptedSocket<SignalRequest, SignalResponse> socket)
    {
        try
        {
            await socket.UntilClosedAsync();
        }
        catch (WebSocketException)
        {
            // The server did not wait for the closing handshake.
        }
    }

    /// <summary>Tells the date, for tokens, and always the same time.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
