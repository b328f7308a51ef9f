namespace Senytl.Performance.Measuring;

/// <summary>Monotonic time in nanoseconds. The wall clock is read once, as a label.</summary>
internal sealed class RunClock(TimeProvider time)
{
    private readonly long frequency = time.TimestampFrequency;

    public const long NanosecondsPerSecond = 1_000_000_000;

    public TimeProvider Time { get; } = time;

    /// <summary>Nanoseconds on the provider's monotonic clock; only differences mean anything.</summary>
    public long Now => FromTimestamp(Time.GetTimestamp());

    /// <summary>The step of the provider's clock in nanoseconds; at least 1.</summary>
    public long Tick => Math.Max(1, NanosecondsPerSecond / frequency);

    /// <summary>A timestamp of the provider in nanoseconds.</summary>
    public long FromTimestamp(long timestamp) => frequency == NanosecondsPerSecond
        ? timestamp
        : (long)((Int128)timestamp * NanosecondsPerSecond / frequency);

    /// <summary>Nanoseconds of this clock as a timestamp of the provider.</summary>
    public long ToTimestamp(long nanoseconds) => frequency == NanosecondsPerSecond
        ? nanoseconds
        : (long)((Int128)nanoseconds * frequency / NanosecondsPerSecond);

    public static TimeSpan ToTimeSpan(long nanoseconds) => TimeSpan.FromTicks((nanoseconds + 50) / 100);

    /// <summary>A time in nanoseconds; the most there are, 292 years, for one that is longer.</summary>
    public static long FromTimeSpan(TimeSpan span) => long.CreateSaturating((Int128)span.Ticks * TimeSpan.NanosecondsPerTick);
}
