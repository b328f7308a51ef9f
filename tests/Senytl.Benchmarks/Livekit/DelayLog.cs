using System.Buffers.Binary;
using System.Diagnostics;
using Senytl.Livekit.Rtc.Rtp;

namespace Senytl.Benchmarks.Livekit;

/// <summary>Times from the sender's hand to the receiver's, of fixed size so that it allocates nothing while it counts. Thread safe.</summary>
internal sealed class DelayLog(int capacity)
{
    private const int StampOffset = 1;

    private readonly long[] _ticks = new long[capacity];
    private int _count;

    public int Count => Math.Min(Volatile.Read(ref _count), _ticks.Length);

    public void Reset() => Volatile.Write(ref _count, 0);

    /// <summary>Writes now into a payload.</summary>
    public static void Stamp(Span<byte> payload) => BinaryPrimitives.WriteInt64BigEndian(payload[StampOffset..], Stopwatch.GetTimestamp());

    public void Add(RtpPacket packet)
    {
        var at = Interlocked.Increment(ref _count) - 1;
        if (at < _ticks.Length)
        {
            _ticks[at] = Stopwatch.GetTimestamp() - BinaryPrimitives.ReadInt64BigEndian(packet.Payload[StampOffset..]);
        }
    }

    public double Percentile(double percent)
    {
        var sorted = _ticks[..Count];
        Array.Sort(sorted);
        return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(percent / 100 * sorted.Length) - 1)] * 1000.0 / Stopwatch.Frequency;
    }
}
