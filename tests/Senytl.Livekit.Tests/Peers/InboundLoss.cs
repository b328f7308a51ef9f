using System.Text.Json;

namespace Senytl.Livekit.Tests.Peers;

/// <summary>A received track as a browser's own statistics count it (packetsReceived, packetsLost).</summary>
internal static class InboundLoss
{
    /// <summary>Below 1 % of what was sent, and of more packets than one: 0 of 0 is no loss either.</summary>
    public static void Judge(JsonElement counts)
    {
        var received = counts.GetProperty("packetsReceived").GetInt32();
        var lost = counts.GetProperty("packetsLost").GetInt32();
        Assert.True(received >= 80, counts.ToString());
        Assert.True(lost < 0.01 * (received + lost), counts.ToString());
    }
}
