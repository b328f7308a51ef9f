using System.Text.Json;

namespace Senytl.Livekit.Tests.Peers;

/// <summary>Fifty lossy packets were sent; the peer tells for each that arrived which of them it equals, byte by byte.</summary>
internal static class LossyPackets
{
    private const int Sent = 50;

    /// <summary>Some may be missing, and one may overtake another, but none is altered, made up or doubled.</summary>
    public static void Judge(JsonElement result)
    {
        var arrived = result.GetProperty("lossy").EnumerateArray().Select(index => index.GetInt32()).ToArray();
        Assert.InRange(arrived.Length, 45, Sent);
        Assert.DoesNotContain(-1, arrived);
        Assert.Distinct(arrived);
    }
}
