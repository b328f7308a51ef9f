using System.Collections.Concurrent;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Tests.Server.Calls;

namespace Senytl.Livekit.Tests.Server;

/// <summary>An error inside the server: whose request or media met it loses the connection, and nobody else does. A listener's error costs nobody anything.</summary>
public sealed class FaultTests : ServerTests
{
    private readonly FailingClock _clock = new();

    protected override LivekitServerOptions Options => new() { Clock = _clock, ResumeWindow = TimeSpan.Zero };

    [Fact]
    public async Task A_request_that_the_server_fails_at_ends_its_client_only()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        var (bob, _) = await ScriptedClient.JoinAsync(Server, "room", "bob");
        await using var closing = ann;
        await using var closingToo = bob;
        await PingAsync(ann);
        await PingAsync(bob);

        _clock.FailOnce();
        await ann.SendAsync(new SignalRequest { Ping = 1 });

        await bob.UpdateOfAsync("ann", participant => participant.State == ParticipantInfo.Types.State.Disconnected);
        AssertFault("ann");
        await PingAsync(bob);
        Assert.Equal("bob", Assert.Single(Server.FindRoom("room")!.Participants).Identity);
    }

    [Fact]
    public async Task Media_that_the_server_fails_at_ends_its_participant_only()
    {
        await using var listener = new WirePeer(_ => { });
        await listener.JoinAsync(Server.Url, "room", "listener");
        await using var speaker = new WirePeer(received: null);
        await speaker.JoinAsync(Server.Url, "room", "speaker");
        await speaker.Subscribed.WaitAsync(TimeSpan.FromSeconds(30));

        // The next to look at the date is the report that each receiver of media gets in a second.
        _clock.FailOnce();

        await Server.WaitForDepartureAsync("room", "listener");
        AssertFault("listener");
        Assert.Equal("speaker", Assert.Single(Server.FindRoom("room")!.Participants).Identity);
        Assert.True(speaker.Send(new DataPacket { Sequence = 1 }));
    }

    [Fact]
    public async Task A_listener_that_fails_is_noted_once_for_each_event_and_the_others_are_told()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await using var closing = ann;
        await PingAsync(ann);
        var (told, heard) = (new ConcurrentQueue<ServerEventKind>(), new ConcurrentQueue<ServerEventKind>());
        var heardOfFault = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.EventRaised += happened =>
        {
            told.Enqueue(happened.Kind);
            throw new InvalidDataException("a bug of a listener");
        };
        Server.EventRaised += happened =>
        {
            heard.Enqueue(happened.Kind);
            if (happened.Kind == ServerEventKind.Fault)
            {
                heardOfFault.SetResult();
            }
        };

        await ann.SendAsync(new SignalRequest { UpdateMetadata = new UpdateParticipantMetadata { Name = "Ann", RequestId = 1 } });

        Assert.Equal(RequestResponse.Types.Reason.Ok, (await ann.NextAsync(SignalResponse.MessageOneofCase.RequestResponse)).RequestResponse.Reason);
        await heardOfFault.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal([ServerEventKind.ParticipantUpdated], told);
        Assert.Equal([ServerEventKind.ParticipantUpdated, ServerEventKind.Fault], heard);
        var fault = Assert.Single(Server.Events, happened => happened.Kind == ServerEventKind.Fault);
        Assert.Equal(("room", "ann"), (fault.Room, fault.Subject));
        Assert.Contains("a bug of a listener", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attributes_that_would_grow_without_end_are_refused()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await using var closing = ann;
        var reasons = new List<RequestResponse.Types.Reason>();

        for (uint number = 1; number <= 3; number++)
        {
            var update = new UpdateParticipantMetadata { RequestId = number, Attributes = { [$"key-{number}"] = new string('x', 30_000) } };
            await ann.SendAsync(new SignalRequest { UpdateMetadata = update });
            reasons.Add((await ann.NextAsync(SignalResponse.MessageOneofCase.RequestResponse)).RequestResponse.Reason);
        }

        Assert.Equal([RequestResponse.Types.Reason.Ok, RequestResponse.Types.Reason.Ok, RequestResponse.Types.Reason.LimitExceeded], reasons);
        Assert.All(Server.Events, happened => Assert.True(happened.Detail.Length <= 4_096));
    }

    private void AssertFault(string identity)
    {
        var fault = Assert.Single(Server.Events, happened => happened.Kind == ServerEventKind.Fault);
        Assert.Equal(("room", identity), (fault.Room, fault.Subject));
        Assert.Contains(FailingClock.Bug, fault.Detail, StringComparison.Ordinal);
    }

    /// <summary>Ends when the server has done all that came before.</summary>
    private static async Task PingAsync(ScriptedSocket<SignalRequest, SignalResponse> client)
    {
        await client.SendAsync(new SignalRequest { Ping = 1 });
        await client.NextAsync(SignalResponse.MessageOneofCase.Pong);
    }
}
