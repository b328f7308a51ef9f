using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Tests.Peers;

public sealed class NodeStateTests : PeerTests
{
    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Attributes_metadata_and_name_reach_the_others(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync("node/state.mjs", "metadata", Url);

        Assert.Equal("3", result.GetProperty("kept").GetString());
        Assert.InRange(Number(result, "attributeMilliseconds"), 0, 2000);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task What_the_token_does_not_grant_is_refused(string version)
    {
        await StartAsync(version);

        await using var peer = PeerProcess.Start("node/state.mjs", "refusals", Url);
        await peer.ReadyAsync();
        await AllowDataOnceRefusedAsync("refuse");

        var result = await peer.ResultAsync();

        Assert.NotEqual("allowed", result.GetProperty("publish").GetString());
        Assert.All(result.GetProperty("updates").EnumerateArray(), seen => Assert.Equal("""{"name":"","attributes":{}}""", seen.GetRawText()));
        Assert.Equal([2], result.GetProperty("data").EnumerateArray().Select(sent => sent.GetInt32()));
        Assert.Contains("401", result.GetProperty("wrong").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Events, happened => happened.Kind == ServerEventKind.TrackPublished);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task A_second_of_the_same_identity_takes_the_place_of_the_first(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync("node/state.mjs", "duplicate", Url);

        Assert.Equal((int)Protos.DisconnectReason.DuplicateIdentity, Number(result, "reason"));
        Assert.True(Flag(result, "connected"));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task A_clean_leave_is_seen_at_once(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync("node/state.mjs", "leave", Url);

        Assert.Equal("a", result.GetProperty("identity").GetString());
        Assert.InRange(Number(result, "milliseconds"), 0, 2000);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task A_killed_client_is_gone_after_the_resume_window(string version)
    {
        await StartAsync(version);
        await using var peer = PeerProcess.Start("node/state.mjs", "stay", Url);
        await peer.ReadyAsync();
        await Server.WaitForParticipantAsync("abrupt", "a");

        peer.Kill();

        await Server.WaitForDepartureAsync("abrupt", "a", TimeSpan.FromSeconds(15));
        Assert.Contains(Server.Events, happened => happened.Kind == ServerEventKind.SignalLost);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task A_client_whose_signal_connection_broke_goes_on_with_its_session(string version)
    {
        await StartAsync(version);
        await using var peer = PeerProcess.Start("node/state.mjs", "resume", Url);
        await peer.ReadyAsync();
        await Server.WaitForParticipantAsync("resume", "a");

        Server.DropSignal("resume", "a");
        var result = await peer.ResultAsync();

        Assert.True(Flag(result, "same"));
        Assert.Equal(7, Number(result, "payload"));
        Assert.Equal(0, Number(result, "left"));
        Assert.Contains(Server.Events, happened => happened.Kind == ServerEventKind.SignalResumed);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task A_client_asked_to_connect_anew_does_and_data_passes_again(string version)
    {
        await StartAsync(version);
        await using var peer = PeerProcess.Start("node/state.mjs", "fullReconnect", Url);
        await peer.ReadyAsync();
        await Server.WaitForParticipantAsync("full", "a");

        Server.Disconnect("full", "a", LeaveReason.FullReconnect);
        var result = await peer.ResultAsync();

        Assert.True(Flag(result, "renewed"));
        Assert.Equal(9, Number(result, "payload"));
    }
}
