using System.Text.Json;

namespace Senytl.Livekit.Tests.Peers;

/// <summary>livekit-client in headless Chromium and rtc-node in one room.</summary>
public sealed class MixedTests : PeerTests
{
    private const string Script = "browser/mixed.mjs";

    public override ValueTask InitializeAsync()
    {
        PeerSetup.RequireChromium();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task They_hear_each_other(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync(Script, "sound", Url);

        Assert.Equal((1000, 440), (Tens(result.GetProperty("atNode")), Tens(result.GetProperty("atWeb"))));
        InboundLoss.Judge(result.GetProperty("inbound"));
    }

    [Theory]
    [InlineData("v1", "vp8", "video/VP8")]
    [InlineData("v0", "vp8", "video/VP8")]
    [InlineData("v1", "h264", "video/H264")]
    [InlineData("v0", "h264", "video/H264")]
    public async Task They_see_each_other(string version, string codec, string mime)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync(Script, "video", Url, codec);

        Picture.Judge(result.GetProperty("atNode"), 20, mime);
        Picture.Judge(result.GetProperty("atWeb"), 20, mime);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Packets_texts_and_files_arrive_unchanged_both_ways(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync(Script, "data", Url);

        Assert.Equal("""{"bytes":[1,2,3,4],"from":"web","topic":"bulk"}""", result.GetProperty("packet").GetRawText());
        Assert.True(Flag(result, "packetAtWeb"));
        Assert.True(Flag(result, "texts"));
        Assert.True(Flag(result, "files"));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Calls_return_their_answer_or_their_error_both_ways(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync(Script, "calls", Url);

        Assert.Equal("""[["node:hi",1500,1400],["web:hi",1500,1400]]""", result.GetProperty("calls").GetRawText());
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Attributes_names_metadata_mute_and_leave_reach_the_other(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync(Script, "state", Url);

        Assert.Equal("web", result.GetProperty("left").GetString());
    }

    private static int Tens(JsonElement number) => (int)Math.Round(number.GetDouble() / 10) * 10;
}
