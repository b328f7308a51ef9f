namespace Senytl.Performance.Load;

/// <summary>From nanoseconds to the timestamps of a time provider and back.</summary>
internal static class Clock
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Timestamp ticks as nanoseconds, rounded down.</summary>
    public static long ToNanoseconds(long ticks, long frequency) => frequency == NanosecondsPerSecond
        ? ticks
        : (long)((Int128)ticks * NanosecondsPerSecond / frequency);

    /// <summary>Nanoseconds as timestamp ticks, rounded up, so that a deadline is never met early.</summary>
    public static long ToTicks(long nanoseconds, long frequency) => frequency == NanosecondsPerSecond
        ? nanoseconds
        : (long)((((Int128)nanoseconds * frequency) + NanosecondsPerSecond - 1) / NanosecondsPerSecond);
}
