namespace Senytl.Performance.Load;

/// <summary>
/// The time average of how many requests are due and have not ended. Changes may come late and out of order: each says
/// when it took place. Under the owner's lock.
/// </summary>
internal sealed class Occupancy
{
    private long first = long.MaxValue;
    private long last = long.MinValue;
    private Int128 moments;
    private int count;

    /// <param name="by">How many came, or went.</param>
    /// <param name="at">When, in nanoseconds.</param>
    public void Change(int by, long at)
    {
        first = Math.Min(first, at);
        last = Math.Max(last, at);
        moments += (Int128)by * at;
        count += by;
    }

    /// <summary>From the first to the last change: the area under the count, over its length.</summary>
    public double Mean => last > first ? (double)(((Int128)count * last) - moments) / (last - first) : 0;
}
