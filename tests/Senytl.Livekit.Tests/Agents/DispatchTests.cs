using System.Net;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Tests.Api;
using Senytl.Livekit.Tests.Server;

namespace Senytl.Livekit.Tests.Agents;

/// <summary>Which jobs there are, and how many may be.</summary>
public sealed class DispatchTests : ServerTests
{
    /// <summary>With the one that each room begins with, for workers without a name, a hundred.</summary>
    private const int Dispatches = 99;

    protected override LivekitServerOptions Options => new() { JobQueueTimeout = TimeSpan.FromMinutes(1), MaximumConnections = 50, ResumeWindow = TimeSpan.FromMinutes(1) };

    [Fact]
    public async Task A_publisher_who_publishes_again_gets_no_second_agent()
    {
        await using var worker = await ScriptedWorker.RegisterAsync(Server, new RegisterWorkerRequest { Type = JobType.JtPublisher });
        await using var ann = await PublishingClient.JoinAsync(Server, "room", "ann");

        var first = await ann.PublishAsync();
        var asked = await worker.HeardAsync(1);
        await ann.UnpublishAsync();
        var second = await ann.PublishAsync();
        var askedAgain = await worker.HeardAsync(2);

        Assert.NotEqual(first, second);
        Assert.Equal([first, second], Server.Events.Where(happened => happened.Kind == ServerEventKind.TrackPublished).Select(happened => happened.Subject));
        Assert.Equal((JobType.JtPublisher, "ann"), (Assert.Single(asked).Availability.Job.Type, asked[0].Availability.Job.Participant.Identity));
        Assert.Empty(askedAgain);
    }

    [Fact]
    public async Task A_room_whose_jobs_wait_without_end_leaves_others_their_share()
    {
        await using var worker = await ScriptedWorker.RegisterAsync(Server, new RegisterWorkerRequest { AgentName = "echo" });
        for (var i = 0; i < Dispatches; i++)
        {
            Server.CreateDispatch("busy", "nobody");
        }

        for (var i = 0; i < 25; i++)
        {
            await using var guest = (await ScriptedClient.JoinAsync(Server, "busy", $"guest-{i}")).Socket;
        }

        var failed = await Server.WaitForAsync("a job is refused", server => server.Events.FirstOrDefault(happened => happened.Kind == ServerEventKind.JobEnded));
        Assert.Equal(("busy", "JsFailed: 2000 jobs of the room and 2000 of the server wait already"), (failed.Room, failed.Detail));
        Server.CreateDispatch("other", "echo");
        Assert.Equal("other", (await worker.ReceiveAsync(message => message.Availability is not null)).Availability.Job.Room.Name);
    }

    [Fact]
    public async Task A_room_takes_a_hundred_dispatches_and_refuses_the_next()
    {
        for (var i = 0; i < Dispatches; i++)
        {
            Server.CreateDispatch("room", "echo");
        }

        var problem = Assert.Throws<InvalidOperationException>(() => Server.CreateDispatch("room", "echo"));
        Assert.Contains("has its 100 dispatches", problem.Message, StringComparison.Ordinal);
        var (status, body) = await TwirpCall.AsAdminAsync(Server, "room", "AgentDispatchService/CreateDispatch", """{"room":"room","agentName":"echo"}""");
        Assert.Equal((HttpStatusCode.TooManyRequests, "resource_exhausted"), (status, body.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_worker_of_a_namespace_gets_no_job_of_a_room_that_is_in_none()
    {
        await using var elsewhere = await ScriptedWorker.RegisterAsync(Server, new RegisterWorkerRequest { AgentName = "echo", Namespace = "elsewhere" });
        await using var here = await ScriptedWorker.RegisterAsync(Server, new RegisterWorkerRequest { AgentName = "echo" });
        for (var i = 0; i < 20; i++)
        {
            Server.CreateDispatch("room", "echo");
        }

        var heard = await here.HeardAsync(1);

        Assert.Equal(20, heard.Count);
        Assert.Empty(await elsewhere.HeardAsync(1));
    }

    [Fact]
    public async Task Refusals_hold_beside_each_other_until_each_is_disposed()
    {
        var echo = Server.Faults.RefuseJobs("echo", "no echo today");
        using var chat = Server.Faults.RefuseJobs("chat", "no chat today");

        await RefusedAsync("echo", "no echo today");
        await RefusedAsync("chat", "no chat today");
        echo.Dispose();
        await using var worker = await ScriptedWorker.RegisterAsync(Server, new RegisterWorkerRequest { AgentName = "echo" });
        Server.CreateDispatch("after", "echo");

        Assert.Equal("after", (await worker.ReceiveAsync(message => message.Availability is not null)).Availability.Job.Room.Name);
        await RefusedAsync("chat", "no chat today");
    }

    private async Task RefusedAsync(string agent, string reason)
    {
        var before = Server.Events.Count;
        Server.CreateDispatch($"refused-{agent}", agent);
        var ended = await Server.WaitForAsync("the job is refused", server => server.Events.Skip(before).FirstOrDefault(happened => happened.Kind == ServerEventKind.JobEnded));
        Assert.Equal($"JsFailed: {reason}", ended.Detail);
    }
}
