namespace Senytl.Performance.Measuring;

/// <summary>Monotonic time in nanoseconds. The wall clock is read once, as a label.</summary>
internal sealed class RunClock(TimeProvider time)
{
    private readonly long frequency = time.TimestampFrequency;

    public const long NanosecondsPerSecond = 1_000_000_000;

    public TimeProvider Time { get; } = time;

    /// <summary>Nanoseconds on the provider's monotonic clock; only differences mean anything.</summary>
    public long Now
    {
        get
        {
            var timestamp = Time.GetTimestamp();
            return frequency == NanosecondsPerSecond ? timestamp : ToNanoseconds(timestamp);
        }
    }

    private long ToNanoseconds(long timestamp) => (long)((Int128)timestamp * NanosecondsPerSecond / frequency);

    public static TimeSpan ToTimeSpan(long nanoseconds) => TimeSpan.FromTicks((nanoseconds + 50) / 100);

    public static long FromTimeSpan(TimeSpan span) => span.Ticks * 100;
}
