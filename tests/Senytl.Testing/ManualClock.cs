namespace Senytl.Testing;

/// <summary>A clock that stands still until it is told to move. Timers fire in the order of their due times, on the thread that moves it.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly DateTimeOffset start;
    private long now;

    public ManualClock(DateTimeOffset? start = null) =>
        this.start = start ?? new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Whether a one-shot timer moves the clock to its due time at once: awaited delays then take no real time.</summary>
    public bool JumpsToDelays { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref now);

    public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        if (JumpsToDelays && dueTime > TimeSpan.Zero && period == Timeout.InfiniteTimeSpan)
        {
            Advance(dueTime);
        }

        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = GetTimestamp() + by.Ticks;
        while (NextDue(until) is { } timer)
        {
            timer.Fire();
        }

        lock (gate)
        {
            Interlocked.Exchange(ref now, Math.Max(now, until));
        }
    }

    internal void Schedule(ManualTimer timer, bool active)
    {
        lock (gate)
        {
            timers.Remove(timer);
            if (active)
            {
                timers.Add(timer);
            }
        }
    }

    private ManualTimer? NextDue(long until)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next is not null)
            {
                Interlocked.Exchange(ref now, Math.Max(now, next.Due));
                next.Rearm();
            }

            return next;
        }
    }
}
