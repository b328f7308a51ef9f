namespace Senytl.Livekit.Tests.Peers;

public sealed class NodeDataTests : PeerTests
{
    /// <summary>5 MB in parts of 15,000 bytes.</summary>
    private const int FileChunks = 350;

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Reliable_packets_arrive_in_order_at_their_destination_only(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync("node/data.mjs", "packets", Url);

        Assert.True(Flag(result, "inOrder"));
        Assert.Equal(["a"], result.GetProperty("from").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["KIND_RELIABLE", "KIND_LOSSY"], result.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetString()));
        Assert.Equal(0, Number(result, "cGot"));
        LossyPackets.Judge(result);
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
        foreach (var from in new[] { "a", "b" })
        {
            Assert.Equal(
                [RelayedStreams.Inline, .. Enumerable.Repeat(RelayedStreams.InlineDeflate, 3), RelayedStreams.ChunkedDeflate, RelayedStreams.Chunked],
                RelayedStreams.Forms(Server, from, "text"));
            Assert.Equal([RelayedStreams.Chunked], RelayedStreams.Forms(Server, from, "bytes"));
            Assert.InRange(RelayedStreams.Chunks(Server, from), FileChunks + 2 + 3, int.MaxValue);
        }
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
