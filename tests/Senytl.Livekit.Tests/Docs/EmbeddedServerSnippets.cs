using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Faults;
using Senytl.Livekit.Tests.Server;

namespace Senytl.Livekit.Tests.Docs;

/// <summary>The code of docs/embedded-server.md.</summary>
public sealed class EmbeddedServerSnippets
{
    internal static async Task Start()
    {
        #region embedded-server
        await using var livekit = await LivekitServer.StartAsync();

        var url = livekit.Url;                                   // ws://127.0.0.1:<free port>/
        var token = livekit.CreateToken("support", "caller");    // signed with devkey / secret
        livekit.CreateDispatch("support", agentName: "echo");    // waits for a worker that registers a moment later

        var agent = await livekit.WaitForAgentAsync("support");
        var voice = await livekit.WaitForTrackAsync("support", agent.Identity);
        #endregion
        Assert.NotNull(url);
        Assert.NotNull(token);
        Assert.NotNull(voice);
    }

    [Fact]
    public async Task Mishaps_on_purpose_happen()
    {
        await using var livekit = await LivekitServer.StartAsync();
        var (caller, _) = await ScriptedClient.JoinAsync(livekit, "support", "caller");
        await using var closing = caller;

        #region embedded-server-faults
        using var loss = livekit.Faults.Add(new PacketRule { Identity = "caller", Drop = 0.05, Delay = TimeSpan.FromMilliseconds(40) });
        using var busy = livekit.Faults.RefuseJobs("echo", "no agent today");

        livekit.Disconnect("support", "caller", LeaveReason.FullReconnect);   // the client starts anew
        livekit.DeleteRoom("support");
        #endregion

        var leave = await caller.NextAsync(SignalResponse.MessageOneofCase.Leave);
        Assert.Equal(LeaveRequest.Types.Action.Reconnect, leave.Leave.Action);
        livekit.CreateDispatch("support", "echo");
        var ended = await livekit.WaitForAsync(
            "the job is refused",
            server => server.Events.FirstOrDefault(happened => happened.Kind == ServerEventKind.JobEnded && happened.Detail.Contains("no agent today", StringComparison.Ordinal)));
        Assert.Equal("support", ended.Room);
    }
}
