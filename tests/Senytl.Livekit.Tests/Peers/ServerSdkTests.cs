using System.Text.Json;

namespace Senytl.Livekit.Tests.Peers;

public sealed class ServerSdkTests : PeerTests
{
    [Fact]
    public async Task The_server_SDK_creates_lists_updates_sends_mutes_dispatches_removes_and_deletes()
    {
        await StartAsync("v1");

        var result = await PeerProcess.RunAsync("sdk/api.mjs", "all", Url);

        Assert.Equal(["api", "120", "7", "first"], Texts(result, "created"));
        Assert.Equal(["a"], Texts(result, "identities"));
        Assert.Equal(["Ann", "v"], Texts(result, "one"));
        Assert.Equal(["1", "2", "3"], Texts(result, "payload"));
        Assert.Equal("server", result.GetProperty("topic").GetString());
        Assert.Equal((1, 1, 1, 0, 0), (Number(result, "listed"), Number(result, "tracks"), Number(result, "dispatches"), Number(result, "left"), Number(result, "after")));
        Assert.True(Flag(result, "muted"));
        Assert.Equal((int)Protos.DisconnectReason.ParticipantRemoved, Number(result, "reason"));
        Assert.Equal("404 not_found", result.GetProperty("failure").GetString());
    }

    private static string[] Texts(JsonElement result, string name) =>
        [.. result.GetProperty(name).EnumerateArray().Select(entry => entry.ToString())];
}
