namespace Senytl.Performance.Load;

/// <summary>How long before a deadline to stop sleeping: follows the 95th percentile of how late sleeps end.</summary>
internal sealed class SleepMargin(long maxNanoseconds)
{
    private const long Smallest = 20_000;
    private const int OddsOfLate = 19;

    /// <summary>The margin in nanoseconds.</summary>
    public long Nanoseconds { get; private set; } = Math.Min(maxNanoseconds, 200_000);

    /// <summary>Learns from a sleep that ended so much later than asked.</summary>
    public void Learn(long lateNanoseconds)
    {
        // Up by 19 steps, down by one: at rest when one sleep in twenty is later than the margin.
        var step = Math.Max(500, Nanoseconds / 128);
        var next = lateNanoseconds > Nanoseconds ? Nanoseconds + (OddsOfLate * step) : Nanoseconds - step;
        Nanoseconds = Math.Clamp(next, Smallest, maxNanoseconds);
    }
}
