namespace Senytl.Benchmarks.Engine;

/// <summary>A clock that the body of a run moves: half an hour of load with all that is kept each second, in as long as recording it takes.</summary>
/// <remarks>One thread moves it; timers fire on that thread, each at its due time.</remarks>
internal sealed class ReplayedTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private long _now;
    private long _nextDue = long.MaxValue;

    public override long TimestampFrequency => 1_000_000_000;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(long nanoseconds)
    {
        var until = _now + nanoseconds;
        while (Volatile.Read(ref _nextDue) <= until)
        {
            Next(until)?.Invoke();
        }

        Volatile.Write(ref _now, until);
    }

    private Action? Next(long until)
    {
        lock (_gate)
        {
            var timer = _timers.MinBy(timer => timer.Due);
            if (timer is null || timer.Due > until)
            {
                return null;
            }

            Volatile.Write(ref _now, Math.Max(_now, timer.Due));
            timer.Rearm();
            Schedule();
            return timer.Callback;
        }
    }

    private void Schedule() => Volatile.Write(ref _nextDue, _timers.Count == 0 ? long.MaxValue : _timers.Min(timer => timer.Due));

    private sealed class Timer(ReplayedTime time, Action callback) : ITimer
    {
        private TimeSpan _period;

        public Action Callback => callback;

        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _period = period;
                Due = DueAfter(dueTime);
                time._timers.Remove(this);
                time._timers.Add(this);
                time.Schedule();
            }

            return true;
        }

        public void Rearm() => Due = DueAfter(_period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : _period);

        public void Dispose()
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
                time.Schedule();
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private long DueAfter(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? long.MaxValue : time.GetTimestamp() + (span.Ticks * 100);
    }
}
