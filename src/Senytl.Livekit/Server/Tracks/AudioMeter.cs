using Senytl.Livekit.Rtc.Rtp;

namespace Senytl.Livekit.Server.Tracks;

/// <summary>Gathers the audio levels of a window (RFC 6464); written packet by packet, read by a timer.</summary>
internal sealed class AudioMeter
{
    /// <summary>A packet below this, in dB under overload, counts as silence; LiveKit's threshold.</summary>
    private const int LoudestSilence = 35;

    private static readonly int[] MicroLevels = [.. Enumerable.Range(0, 128).Select(level => (int)(1_000_000 * Math.Pow(10, -level / 20.0)))];

    private int _loud;
    private long _sum;

    public void Add(AudioLevel level)
    {
        if (level.DecibelsBelowOverload <= LoudestSilence)
        {
            Interlocked.Increment(ref _loud);
            Interlocked.Add(ref _sum, MicroLevels[level.DecibelsBelowOverload]);
        }
    }

    /// <summary>Ends the window: how many packets were loud, and how loud they were on average, 0 to 1.</summary>
    public (int Packets, double Level) Take()
    {
        var packets = Interlocked.Exchange(ref _loud, 0);
        var sum = Interlocked.Exchange(ref _sum, 0);
        return (packets, packets == 0 ? 0 : Math.Min(1, sum / 1_000_000.0 / packets));
    }
}
