using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Tests.Server;

/// <summary>An error inside the server, here of a listener: whose request met it loses the connection, and nobody else does.</summary>
public sealed class FaultTests : ServerTests
{
    protected override LivekitServerOptions Options => new() { ResumeWindow = TimeSpan.Zero };

    [Fact]
    public async Task A_request_that_the_server_fails_at_ends_its_client_only()
    {
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        var (bob, _) = await ScriptedClient.JoinAsync(Server, "room", "bob");
        await using var closing = ann;
        await using var closingToo = bob;
        Server.EventRaised += happened =>
        {
            if (happened is { Kind: ServerEventKind.ParticipantUpdated, Subject: "ann" })
            {
                throw new InvalidDataException("a bug");
            }
        };

        await ann.SendAsync(new SignalRequest { UpdateMetadata = new UpdateParticipantMetadata { Name = "Ann", RequestId = 1 } });

        await bob.UpdateOfAsync("ann", participant => participant.State == ParticipantInfo.Types.State.Disconnected);
        var fault = Assert.Single(Server.Events, happened => happened.Kind == ServerEventKind.Fault);
        Assert.Equal(("room", "ann"), (fault.Room, fault.Subject));
        Assert.Contains("a bug", fault.Detail, StringComparison.Ordinal);
        await bob.SendAsync(new SignalRequest { Ping = 1 });
        await bob.NextAsync(SignalResponse.MessageOneofCase.Pong);
        Assert.Equal("bob", Assert.Single(Server.FindRoom("room")!.Participants).Identity);
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
}
