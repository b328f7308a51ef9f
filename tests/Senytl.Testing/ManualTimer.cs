namespace Senytl.Testing;

/// <summary>A timer of a <see cref="ManualClock"/>.</summary>
internal sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
{
    private TimeSpan period;

    /// <summary>Timestamp at which it fires next.</summary>
    public long Due { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        this.period = period;
        Due = clock.GetTimestamp() + dueTime.Ticks;
        clock.Schedule(this, active: dueTime != Timeout.InfiniteTimeSpan);
        return true;
    }

    public void Fire() => callback();

    /// <summary>Moves to the next period, or rests.</summary>
    public void Rearm()
    {
        if (period > TimeSpan.Zero)
        {
            Due += period.Ticks;
        }
        else
        {
            clock.Schedule(this, active: false);
        }
    }

    public void Dispose() => clock.Schedule(this, active: false);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
