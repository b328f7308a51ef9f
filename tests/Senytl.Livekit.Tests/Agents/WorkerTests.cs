using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Tests.Server;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Tests.Agents;

public sealed class WorkerTests : ServerTests
{
    protected override LivekitServerOptions Options => new() { JobQueueTimeout = TimeSpan.FromSeconds(20) };

    [Fact]
    public async Task A_job_waits_for_a_worker_that_registers_later_and_its_token_lets_the_agent_in()
    {
        var dispatch = Server.CreateDispatch("room", "echo", "data");
        await using var worker = await RegisterAsync("echo");

        var job = (await worker.ReceiveAsync(message => message.Availability is not null)).Availability.Job;
        await worker.SendAsync(Accept(job));
        var assignment = (await worker.ReceiveAsync(message => message.Assignment is not null)).Assignment;

        Assert.Equal((dispatch, "data", "echo", "room"), (job.DispatchId, job.Metadata, job.AgentName, job.Room.Name));
        var (claims, problem) = await new TokenVerifier(new ApiKeyPair("devkey", "secret"), TimeProvider.System).VerifyAsync(assignment.Token);
        Assert.Equal("", problem);
        Assert.Equal(("agent", "room", true, "echo"), (claims!.Kind, claims.Video.Room, claims.Video.RoomJoin, claims.Attributes["lk.agent_name"]));
    }

    [Fact]
    public async Task A_job_that_one_worker_refuses_goes_to_another()
    {
        await using var first = await RegisterAsync("echo");
        Server.CreateDispatch("room", "echo");
        var asked = (await first.ReceiveAsync(message => message.Availability is not null)).Availability.Job;
        await using var second = await RegisterAsync("echo");

        await first.SendAsync(new WorkerMessage { Availability = new AvailabilityResponse { JobId = asked.Id, Available = false } });

        var offered = (await second.ReceiveAsync(message => message.Availability is not null)).Availability.Job;
        Assert.Equal(asked.Id, offered.Id);
    }

    [Fact]
    public async Task A_full_worker_is_not_asked_until_it_has_room()
    {
        await using var worker = await RegisterAsync("echo");
        await worker.SendAsync(new WorkerMessage { UpdateWorker = new UpdateWorkerStatus { Status = WorkerStatus.WsFull, Load = 1 } });
        await worker.SendAsync(new WorkerMessage { Ping = new WorkerPing { Timestamp = 5 } });
        Assert.Equal(5, (await worker.ReceiveAsync(message => message.Pong is not null)).Pong.LastTimestamp);
        Server.CreateDispatch("room", "echo");
        await worker.SendAsync(new WorkerMessage { Ping = new WorkerPing { Timestamp = 6 } });
        var next = await worker.ReceiveAsync(_ => true);
        Assert.Equal(6, next.Pong?.LastTimestamp);

        await worker.SendAsync(new WorkerMessage { UpdateWorker = new UpdateWorkerStatus { Status = WorkerStatus.WsAvailable } });

        Assert.NotNull((await worker.ReceiveAsync(message => message.Availability is not null)).Availability);
    }

    [Fact]
    public async Task Ending_the_room_ends_the_job_and_a_lost_worker_fails_it()
    {
        await using var worker = await RegisterAsync("echo");
        await TakeAsync(worker, "ends");
        Server.DeleteRoom("ends");
        await worker.ReceiveAsync(message => message.Termination is not null);

        await TakeAsync(worker, "lost");
        worker.Socket.Abort();

        var ended = await Server.WaitForAsync(
            "the job fails",
            server => server.Events.FirstOrDefault(happened => happened.Kind == ServerEventKind.JobEnded && happened.Room == "lost"));
        Assert.Contains("was lost", ended.Detail, StringComparison.Ordinal);
    }

    /// <summary>As in LiveKit's own server, which keeps a dispatch's restart policy and does not act on it.</summary>
    [Fact]
    public async Task A_job_whose_worker_was_lost_is_not_given_to_another()
    {
        await using var first = await RegisterAsync("echo");
        await TakeAsync(first, "room");
        await using var second = await RegisterAsync("echo");

        first.Socket.Abort();
        await Server.WaitForAsync("the job fails", server => server.Events.FirstOrDefault(happened => happened.Kind == ServerEventKind.WorkerLost));

        await second.SendAsync(new WorkerMessage { Ping = new WorkerPing { Timestamp = 3 } });
        Assert.Equal(3, (await second.ReceiveAsync(_ => true)).Pong?.LastTimestamp);
        Server.CreateDispatch("room", "echo");
        Assert.Equal("room", (await second.ReceiveAsync(message => message.Availability is not null)).Availability.Job.Room.Name);
    }

    [Fact]
    public async Task A_worker_without_a_name_gets_a_job_for_each_new_room()
    {
        await using var worker = await RegisterAsync("");
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await using var closing = ann;

        var job = (await worker.ReceiveAsync(message => message.Availability is not null)).Availability.Job;

        Assert.Equal((JobType.JtRoom, "room"), (job.Type, job.Room.Name));
    }

    [Fact]
    public async Task The_agents_that_a_token_names_are_dispatched_with_the_room()
    {
        await using var worker = await RegisterAsync("named");
        var (ann, _) = await ScriptedClient.JoinAsync(Server, "room", "ann", new TokenOptions { Agents = ["named"] });
        await using var closing = ann;

        Assert.Equal("named", (await worker.ReceiveAsync(message => message.Availability is not null)).Availability.Job.AgentName);
    }

    private static WorkerMessage Accept(Job job) =>
        new() { Availability = new AvailabilityResponse { JobId = job.Id, Available = true, ParticipantIdentity = "agent-" + job.Id } };

    private async Task TakeAsync(ScriptedSocket<WorkerMessage, ServerMessage> worker, string room)
    {
        Server.CreateDispatch(room, "echo");
        var job = (await worker.ReceiveAsync(message => message.Availability is not null)).Availability.Job;
        await worker.SendAsync(Accept(job));
        await worker.ReceiveAsync(message => message.Assignment is not null);
    }

    private Task<ScriptedSocket<WorkerMessage, ServerMessage>> RegisterAsync(string name) =>
        ScriptedWorker.RegisterAsync(Server, new RegisterWorkerRequest { AgentName = name, Version = "1" });
}
