namespace Senytl.Performance.Load;

/// <summary>Waits for absolute deadlines: sleeps until shortly before, then spins and yields.</summary>
/// <remarks>A delay from one arrival to the next adds up its lateness, and a deadline does not. One thread only.</remarks>
internal sealed class DeadlinePacer
{
    private const long TightSpinNanoseconds = 250_000;
    private const long ShortestSleepNanoseconds = 50_000;
    private const int SpinsBetweenLooks = 5;

    private readonly TimeProvider time;
    private readonly Sleeper sleeper;
    private readonly SleepMargin margin;

    public DeadlinePacer(TimeProvider time, Sleeper? sleeper = null)
    {
        this.time = time;
        this.sleeper = sleeper ?? Sleeper.System;
        margin = new SleepMargin(this.sleeper.MaxLatenessNanoseconds);
    }

    /// <summary>Returns at or after the deadline, never before.</summary>
    /// <param name="deadline">A timestamp of the time provider.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The timestamp at which the wait was over.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public long WaitUntil(long deadline, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var now = time.GetTimestamp();
            var left = Nanoseconds(now, deadline);
            if (left <= 0)
            {
                return now;
            }

            if (left > margin.Nanoseconds + ShortestSleepNanoseconds)
            {
                Sleep(now, left - margin.Nanoseconds, cancellationToken);
            }
            else if (left > TightSpinNanoseconds)
            {
                Thread.Yield();
            }
            else
            {
                // Not yielded: on a busy machine the processor comes back only after the slice of another thread, some milliseconds on.
                Thread.SpinWait(SpinsBetweenLooks);
            }
        }
    }

    private void Sleep(long now, long nanoseconds, CancellationToken cancellationToken)
    {
        sleeper.Sleep(nanoseconds, cancellationToken);
        var late = Nanoseconds(now, time.GetTimestamp()) - nanoseconds;
        if (late >= 0)
        {
            margin.Learn(late);
        }
    }

    private long Nanoseconds(long from, long to) => Clock.ToNanoseconds(to - from, time.TimestampFrequency);
}
