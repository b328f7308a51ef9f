using System.Text.Json;

namespace Senytl.Livekit.Tests.Peers;

/// <summary>Every scenario of every peer tells how long each of its connections took, the first of the process included. Where a worker and its model work beside it, that is not judged.</summary>
internal static class Connects
{
    private const double LimitMilliseconds = 1_000;

    public static void Judge(JsonElement result)
    {
        var connects = result.GetProperty("connects").EnumerateArray().ToArray();
        Assert.True(connects.Length > 0, "the peer names no connection");
        Assert.All(connects, connect =>
        {
            var milliseconds = connect.GetProperty("milliseconds").GetDouble();
            Assert.True(milliseconds < LimitMilliseconds, $"{connect.GetProperty("identity")} took {milliseconds:0} ms to connect; allowed are {LimitMilliseconds:0}");
        });
    }
}
