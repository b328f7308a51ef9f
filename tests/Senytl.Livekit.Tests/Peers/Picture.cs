using System.Text.Json;

namespace Senytl.Livekit.Tests.Peers;

/// <summary>What a peer saw of the moving picture: the number that each decoded frame shows, -1 where its colours are not those painted.</summary>
internal static class Picture
{
    private const int Total = 256;

    /// <summary>A frame may be left out but never shown twice in a row, altered, or after a later one: each is a few numbers on.</summary>
    public static void Judge(JsonElement seen, int frames, string mime)
    {
        Assert.Equal(mime, seen.GetProperty("mime").GetString());
        Assert.Equal([320, 240], seen.GetProperty("size").EnumerateArray().Select(side => side.GetInt32()));
        var numbers = seen.GetProperty("numbers").EnumerateArray().Select(number => number.GetInt32()).ToArray();
        Assert.True(numbers.Length >= frames, $"{numbers.Length} frames instead of {frames}");
        Assert.False(seen.TryGetProperty("strange", out var strange), $"frame {Array.IndexOf(numbers, -1)} has the colours {strange}");
        var steps = numbers.Zip(numbers.Skip(1), (before, after) => (after - before + Total) % Total).ToArray();
        Assert.True(steps.All(step => step is > 0 and < Total / 2), $"not in order: {string.Join(' ', numbers)}");
    }
}
