using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>Reads how long the sound of a transcription was, where an adapter tells it: OpenAI's does, as <c>Duration</c>.</summary>
internal static class SoundLength
{
    public static TimeSpan? Of(AdditionalPropertiesDictionary? properties)
    {
        object? told = null;
        properties?.TryGetValue("Duration", out told);
        return told switch
        {
            TimeSpan length => Possible(length),
            double seconds => FromSeconds(seconds),
            float seconds => FromSeconds(seconds),
            decimal seconds => FromSeconds((double)seconds),
            int seconds => FromSeconds(seconds),
            long seconds => FromSeconds(seconds),
            JsonElement { ValueKind: JsonValueKind.Number } seconds => FromSeconds(seconds.GetDouble()),
            _ => null,
        };
    }

    /// <summary>A length in seconds; absent where none can be so long, or so short.</summary>
    public static TimeSpan? FromSeconds(double seconds) =>
        seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>The length, absent where it is negative.</summary>
    public static TimeSpan? Possible(TimeSpan? length) => length >= TimeSpan.Zero ? length : null;
}
