using System.Text.Json;

namespace Senytl.Livekit.Tests.Peers;

public sealed class NodeMediaTests : PeerTests
{
    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Three_participants_and_a_late_one_hear_each_tone_at_its_frequency(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync("node/media.mjs", "three", Url);

        Assert.Equal([440, 440, 1000, 1000, 440], new[] { "ba", "ca", "ab", "cb", "heardLate" }.Select(name => Frequency(result, name)));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Who_is_loud_is_told_as_speaker_until_silent_and_who_is_quiet_never(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync("node/media.mjs", "speakers", Url);

        Assert.Equal(440, Frequency(result, "heard"));
        Assert.Equal("loud", Assert.Single(result.GetProperty("spoke").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task A_track_is_muted_unmuted_unpublished_and_another_published(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync("node/media.mjs", "muteAndUnpublish", Url);

        Assert.True(Flag(result, "whenMuted"));
        Assert.True(Flag(result, "unmuted"));
        Assert.True(Flag(result, "unpublishedSame"));
        Assert.Equal(700, Frequency(result, "second"));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task Less_than_one_percent_of_five_seconds_of_audio_is_lost(string version)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync("node/media.mjs", "loss", Url);

        // 50 a second, each once; a second more for those that were sent while the clock was not yet read.
        Assert.InRange(Number(result, "packets"), 250, 50 * (Number(result, "seconds") + 1));
        Assert.True(Number(result, "lost") < 0.01 * Number(result, "packets"), result.ToString());
    }

    /// <summary>To the nearest ten: the tone swells, which spreads its line by a few hertz.</summary>
    private static int Frequency(JsonElement result, string name) =>
        (int)Math.Round(result.GetProperty(name).GetProperty("frequency").GetDouble() / 10) * 10;
}
