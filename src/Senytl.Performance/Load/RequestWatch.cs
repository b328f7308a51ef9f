using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load;

/// <summary>Fires the deadlines of requests that run too long, and gives up those that do not react.</summary>
internal sealed class RequestWatch<T> : IDisposable
    where T : class, IWatched
{
    private static readonly TimeSpan ShortestTick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestTick = TimeSpan.FromMilliseconds(100);

    private readonly RunContext run;
    private readonly long limit;
    private readonly long grace;
    private readonly Action<T, long> abandoned;
    private readonly Action<Exception> failed;
    private readonly Func<IReadOnlyList<T?>> watched;
    private readonly ITimer timer;
    private long stoppedAt = long.MaxValue;
    private long oldest = long.MaxValue;

    /// <param name="run">The run.</param>
    /// <param name="options">The limits.</param>
    /// <param name="watched">What to look at; a place may be empty.</param>
    /// <param name="abandoned">Told of each whose request was given up, and when.</param>
    /// <param name="failed">Told when the watch itself fails: on a timer there is nobody to catch it.</param>
    public RequestWatch(
        RunContext run, RunOptions options, Func<IReadOnlyList<T?>> watched, Action<T, long> abandoned,
        Action<Exception> failed)
    {
        this.run = run;
        this.watched = watched;
        this.abandoned = abandoned;
        this.failed = failed;
        var infinite = options.RequestTimeout == Timeout.InfiniteTimeSpan;
        limit = infinite ? long.MaxValue / 4 : RunClock.FromTimeSpan(options.RequestTimeout);
        grace = RunClock.FromTimeSpan(options.GracePeriodOrDefault);
        var tick = infinite ? LongestTick : Clamp(options.RequestTimeout / 50);
        timer = run.Clock.Time.CreateTimer(_ => Look(), null, tick, tick);
    }

    /// <summary>When the request that has been in flight longest began, as of the last look; absent when none was.</summary>
    public long? OldestStarted => Volatile.Read(ref oldest) is var started && started < long.MaxValue ? started : null;

    /// <summary>Cancels the requests in flight; from now on they have only the grace period left.</summary>
    public void RunStopped()
    {
        Interlocked.CompareExchange(ref stoppedAt, run.Clock.Now, long.MaxValue);
        Look();
    }

    public void Dispose() => timer.Dispose();

    private static TimeSpan Clamp(TimeSpan tick) =>
        tick < ShortestTick ? ShortestTick : tick > LongestTick ? LongestTick : tick;

    private void Look()
    {
        try
        {
            LookAtAll();
        }
        catch (Exception exception)
        {
            failed(exception);
        }
    }

    private void LookAtAll()
    {
        var now = run.Clock.Now;
        var stopped = Volatile.Read(ref stoppedAt);
        var giveUpAll = stopped != long.MaxValue && now - stopped >= grace;
        var earliest = long.MaxValue;
        foreach (var one in watched())
        {
            if (one is null)
            {
                continue;
            }

            earliest = Math.Min(earliest, one.Deadline.StartedIfRunning ?? long.MaxValue);
            one.Deadline.FireIfOver(now, limit, stopped != long.MaxValue);
            if (one.Deadline.AbandonIfOver(now, giveUpAll ? 0 : limit + grace))
            {
                one.RecordUnended(now, giveUpAll && !one.Deadline.IsOver ? RequestOutcome.Cancelled : RequestOutcome.Timeout);
                abandoned(one, now);
            }
        }

        Volatile.Write(ref oldest, earliest);
    }
}
