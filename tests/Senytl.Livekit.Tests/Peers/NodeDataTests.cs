namespace Senytl.Livekit.Tests.Peers;

public sealed class NodeDataTests : PeerTests
{
    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Reliable_packets_arrive_in_order_at_their_destination_only(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync("node/data.mjs", "packets", Url);

        Assert.True(Flag(result, "inOrder"));
        Assert.Equal("a", result.GetProperty("from").GetString());
        Assert.Equal(0, Number(result, "cGot"));
        Assert.InRange(Number(result, "lossy"), 45, 50);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Text_and_byte_streams_arrive_unchanged_both_ways_at_once(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync("node/data.mjs", "streams", Url);

        Assert.True(Flag(result, "textsEqual"));
        Assert.True(Flag(result, "filesEqual"));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Calls_return_their_answer_or_their_error(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync("node/data.mjs", "rpc", Url);

        Assert.Equal("a:hello", result.GetProperty("echo").GetString());
        Assert.True(Flag(result, "longEqual"));
        Assert.Equal(1500, Number(result, "failed"));
        Assert.Equal(1400, Number(result, "unknown"));
    }
}
