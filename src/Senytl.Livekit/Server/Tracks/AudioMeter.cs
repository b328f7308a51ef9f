using Senytl.Livekit.Rtc.Rtp;

namespace Senytl.Livekit.Server.Tracks;

/// <summary>Gathers the audio levels of a window (RFC 6464); written packet by packet, read by a timer.</summary>
internal sealed class AudioMeter
{
    /// <summary>A packet below this, in dB under overload, counts as silence; LiveKit's threshold.</summary>
    private const int LoudestSilence = 35;

    private static readonly int[] MicroLevels = [.. Enumerable.Range(0, 128).Select(level => (int)(1_000_000 * Math.Pow(10, -level / 20.0)))];

    /// <summary>What a packet is taken to last before the first two in a row have told.</summary>
    private const long UsualMicroseconds = 20_000;

    /// <summary>The longest packet of Opus (RFC 6716 section 2.1.4); a longer step of the clock is a pause.</summary>
    private const long LongestMicroseconds = 120_000;

    private long _loudMicroseconds;
    private long _sum;
    private long _packetMicroseconds = UsualMicroseconds;
    private uint _lastTimestamp;
    private ushort _lastNumber;

    /// <summary>Counts a packet. One thread at a time.</summary>
    /// <param name="level">How loud it is.</param>
    /// <param name="number">Its sequence number.</param>
    /// <param name="timestamp">Its RTP timestamp; steps between packets in a row are what one lasts.</param>
    /// <param name="clockRate">Steps of the timestamp in a second.</param>
    public void Add(AudioLevel level, ushort number, uint timestamp, int clockRate)
    {
        var step = (timestamp - _lastTimestamp) * 1_000_000L / clockRate;
        if (number == (ushort)(_lastNumber + 1) && step is > 0 and <= LongestMicroseconds)
        {
            _packetMicroseconds = step;
        }

        (_lastNumber, _lastTimestamp) = (number, timestamp);
        if (level.DecibelsBelowOverload <= LoudestSilence)
        {
            Interlocked.Add(ref _loudMicroseconds, _packetMicroseconds);
            Interlocked.Add(ref _sum, MicroLevels[level.DecibelsBelowOverload] * _packetMicroseconds);
        }
    }

    /// <summary>Ends the window: how long it was loud, and how loud that was on average, 0 to 1.</summary>
    public (TimeSpan Loud, double Level) Take()
    {
        var loud = Interlocked.Exchange(ref _loudMicroseconds, 0);
        var sum = Interlocked.Exchange(ref _sum, 0);
        return (TimeSpan.FromMicroseconds(loud), loud == 0 ? 0 : Math.Min(1, sum / 1_000_000.0 / loud));
    }
}
