namespace Senytl.Performance.Load;

/// <summary>Gives the processor away for a while; wakes up a little late.</summary>
internal abstract class Sleeper
{
    /// <summary>The best that this machine offers.</summary>
    public static Sleeper System { get; } = OperatingSystem.IsWindows() ? new ThreadSleeper() : new NanoSleeper();

    /// <summary>The lateness that is worth spinning through; what is over it is a hiccup and no habit.</summary>
    public abstract long MaxLatenessNanoseconds { get; }

    /// <summary>Sleeps for about as long, or until cancelled.</summary>
    public abstract void Sleep(long nanoseconds, CancellationToken cancellationToken);
}
