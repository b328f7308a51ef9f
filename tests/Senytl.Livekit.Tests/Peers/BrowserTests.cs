using System.Text.Json;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Tests.Peers;

/// <summary>livekit-client in headless Chromium.</summary>
public sealed class BrowserTests : PeerTests
{
    private const string Script = "browser/scenarios.mjs";

    public override ValueTask InitializeAsync()
    {
        PeerSetup.RequireChromium();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("v1", "vp8", "video/VP8")]
    [InlineData("v0", "vp8", "video/VP8")]
    [InlineData("v1", "h264", "video/H264")]
    [InlineData("v0", "h264", "video/H264")]
    public async Task Pages_hear_each_tone_and_decode_the_video_also_when_late(string version, string codec, string mime)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync(Script, "media", Url, codec);

        Assert.Equal([1000, 440, 440], new[] { "atA", "atB", "lateTone" }.Select(name => Tens(result.GetProperty(name))));
        Picture.Judge(result.GetProperty("video"), 20, mime);
        Picture.Judge(result.GetProperty("lateVideo"), 5, mime);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Less_than_one_percent_of_what_a_page_is_sent_is_lost(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync(Script, "loss", Url);

        InboundLoss.Judge(result.GetProperty("audio"));
        InboundLoss.Judge(result.GetProperty("video"));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Packets_streams_and_calls_arrive_unchanged(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync(Script, "data", Url);

        Assert.True(Flag(result, "inOrder"));
        Assert.True(Flag(result, "filesEqual"));
        Assert.True(Flag(result, "textsEqual"));
        Assert.Equal(["a"], result.GetProperty("from").EnumerateArray().Select(name => name.GetString()));
        LossyPackets.Judge(result);
        Assert.Equal([8, 5000, 40_000], result.GetProperty("wholes").EnumerateArray().Select(length => length.GetInt32()).Order());
        JudgeForms(version);
        Assert.Equal("a:hi", result.GetProperty("echo").GetString());
        Assert.Equal((1500, 1400), (Number(result, "failed"), Number(result, "unknown")));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Attributes_names_mute_unpublish_refusals_and_a_twin_are_as_a_client_expects(string version)
    {
        await StartAsync(version);

        await using var peer = PeerProcess.Start(Script, "state", Url);
        await peer.ReadyAsync();
        await AllowDataOnceRefusedAsync("webstate");

        var result = await peer.ResultAsync();

        Assert.Equal(700, Tens(result.GetProperty("again")));
        Assert.True(Flag(result, "renewed"));
        Assert.NotEqual("allowed", result.GetProperty("refused").GetString());
        Assert.NotEqual("allowed", result.GetProperty("update").GetString());
        Assert.NotEqual("allowed", result.GetProperty("rename").GetString());
        Assert.Equal([1], result.GetProperty("data").EnumerateArray().Select(index => index.GetInt32()));
        Assert.Equal((int)Protos.DisconnectReason.DuplicateIdentity, Number(result, "reason"));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task A_page_that_crashed_is_gone_for_the_others_after_the_resume_window(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync(Script, "abrupt", Url);

        Assert.Equal("a", result.GetProperty("gone").GetString());
        Assert.Empty(result.GetProperty("remotes").EnumerateArray());
        Assert.Contains(Server.Events, happened => happened is { Kind: ServerEventKind.SignalLost, Subject: "a" });
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task A_page_whose_signal_connection_broke_goes_on_with_its_session(string version)
    {
        await StartAsync(version);
        await using var peer = PeerProcess.Start(Script, "resume", Url);
        await peer.ReadyAsync();

        Server.DropSignal("webresume", "a");
        var result = await peer.ResultAsync();

        Assert.True(Flag(result, "same"));
        Assert.Equal(0, Number(result, "left"));
        Assert.Equal(440, Tens(result.GetProperty("frequency")));
        Assert.Contains(Server.Events, happened => happened.Kind == ServerEventKind.SignalResumed);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task A_page_asked_to_connect_anew_publishes_and_is_heard_again(string version)
    {
        await StartAsync(version);
        await using var peer = PeerProcess.Start(Script, "resume", Url);
        await peer.ReadyAsync();

        Server.Disconnect("webresume", "a", LeaveReason.FullReconnect);
        var result = await peer.ResultAsync();

        Assert.False(Flag(result, "same"));
        Assert.Equal(440, Tens(result.GetProperty("frequency")));
    }

    /// <summary>On v0 livekit-client does not say that it inflates, so that nobody may deflate for it.</summary>
    private void JudgeForms(string version)
    {
        var inline = version == "v1" ? RelayedStreams.InlineDeflate : RelayedStreams.Chunked;
        var small = version == "v1" ? RelayedStreams.InlineDeflate : RelayedStreams.Inline;
        var chunked = version == "v1" ? RelayedStreams.ChunkedDeflate : RelayedStreams.Chunked;
        Assert.Equal([RelayedStreams.Inline, inline, inline, chunked], RelayedStreams.Forms(Server, "a", "text"));
        Assert.Equal([RelayedStreams.Inline, inline, inline, chunked], RelayedStreams.Forms(Server, "b", "text"));
        Assert.Equal([RelayedStreams.Inline, small, chunked], RelayedStreams.Forms(Server, "a", "whole"));
        Assert.Equal([RelayedStreams.Chunked], RelayedStreams.Forms(Server, "b", "bytes"));
    }

    private static int Tens(JsonElement number) => (int)Math.Round(number.GetDouble() / 10) * 10;
}
