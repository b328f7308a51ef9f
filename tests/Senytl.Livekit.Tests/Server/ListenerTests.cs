using System.Collections.Concurrent;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Tests.Agents;

namespace Senytl.Livekit.Tests.Server;

/// <summary>What those may do whom the server tells what happens.</summary>
public sealed class ListenerTests : ServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_listener_asks_for_an_agent_in_each_room_that_starts()
    {
        await using var worker = await ScriptedWorker.RegisterAsync(Server, new RegisterWorkerRequest { AgentName = "echo" });
        Server.EventRaised += happened =>
        {
            if (happened.Kind == ServerEventKind.RoomStarted)
            {
                Server.CreateDispatch(happened.Room, "echo", "by a listener");
            }
        };

        await using var ann = (await ScriptedClient.JoinAsync(Server, "room", "ann")).Socket;

        var job = (await worker.ReceiveAsync(message => message.Availability is not null)).Availability.Job;
        Assert.Equal(("room", "by a listener"), (job.Room.Name, job.Metadata));
        Assert.Single(Server.Events, happened => happened.Kind == ServerEventKind.RoomStarted);
    }

    [Fact]
    public async Task A_listener_waits_for_another_thread_to_look_at_the_server()
    {
        // Each event of a room was once told under the room's lock, which whoever looks at a participant needs too.
        var seen = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.EventRaised += happened =>
        {
            if (happened.Kind == ServerEventKind.ParticipantJoined)
            {
                var looking = Task.Run(() => Server.FindRoom(happened.Room)!.Participants.Count);
                seen.TrySetResult(looking.Wait(Patience) ? looking.Result : -1);
            }
        };

        await using var ann = (await ScriptedClient.JoinAsync(Server, "room", "ann")).Socket;

        Assert.Equal(1, await seen.Task.WaitAsync(2 * Patience));
    }

    [Fact]
    public async Task Listeners_hear_every_event_in_the_order_of_the_log_before_the_server_has_ended()
    {
        var heard = new ConcurrentQueue<ServerEvent>();
        Server.EventRaised += heard.Enqueue;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            await using var guest = (await ScriptedClient.JoinAsync(Server, $"room-{number % 2}", $"guest-{number}")).Socket;
            Server.CreateDispatch($"room-{number % 2}", "echo");
        }));
        await Server.DisposeAsync();

        Assert.Equal(2, heard.Count(happened => happened.Kind == ServerEventKind.RoomEnded));
        Assert.Equal(Server.Events.Take(heard.Count), heard);
    }

    [Fact]
    public async Task A_listener_disposes_of_the_server_and_waits_for_it()
    {
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.EventRaised += happened =>
        {
            if (happened.Kind == ServerEventKind.ParticipantJoined)
            {
                ended.SetResult(Server.DisposeAsync().AsTask().Wait(Patience));
            }
        };
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await using var closing = ann;

        await ann.UntilClosedAsync();
        Assert.True(await ended.Task.WaitAsync(2 * Patience));
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(Server.HttpUrl));
    }
}
