namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>How many packets all sources of one peer may keep for repeating. Thread safe.</summary>
/// <param name="packets">The most, of 1,500 bytes each.</param>
internal sealed class RtpHistoryBudget(int packets = RtpHistoryBudget.Usual)
{
    /// <summary>What 50 video tracks fill: about 19 MB.</summary>
    public const int Usual = 50 * RtpHistory.Capacity;

    private int _left = packets;

    /// <summary>Packets that may still be kept.</summary>
    public int Left => Volatile.Read(ref _left);

    /// <summary>Takes room for a packet; false when there is none.</summary>
    public bool TryTake()
    {
        if (Interlocked.Decrement(ref _left) >= 0)
        {
            return true;
        }

        Interlocked.Increment(ref _left);
        return false;
    }

    /// <summary>Gives back room.</summary>
    public void Return(int packets) => Interlocked.Add(ref _left, packets);
}
