using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load;

/// <summary>Fires the deadlines of requests that run too long, and gives up those that do not react.</summary>
internal sealed class RequestWatch : IDisposable
{
    private static readonly TimeSpan ShortestTick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestTick = TimeSpan.FromMilliseconds(100);

    private readonly RunContext run;
    private readonly long limit;
    private readonly long grace;
    private readonly Action<UserLoop> abandoned;
    private readonly UserLoop?[] users;
    private readonly ITimer timer;
    private long stoppedAt = long.MaxValue;

    /// <param name="run">The run.</param>
    /// <param name="options">The limits.</param>
    /// <param name="users">The users; a place is empty until its user has started.</param>
    /// <param name="abandoned">Told of each user whose request was given up.</param>
    public RequestWatch(
        RunContext run, RunOptions options, UserLoop?[] users, Action<UserLoop> abandoned)
    {
        this.run = run;
        this.users = users;
        this.abandoned = abandoned;
        var infinite = options.RequestTimeout == Timeout.InfiniteTimeSpan;
        limit = infinite ? long.MaxValue / 4 : RunClock.FromTimeSpan(options.RequestTimeout);
        grace = RunClock.FromTimeSpan(options.GracePeriod);
        var tick = infinite ? LongestTick : Clamp(options.RequestTimeout / 50);
        timer = run.Clock.Time.CreateTimer(_ => Look(), null, tick, tick);
    }

    /// <summary>From now on, requests have only the grace period left.</summary>
    public void RunStopped() => Interlocked.CompareExchange(ref stoppedAt, run.Clock.Now, long.MaxValue);

    public void Dispose() => timer.Dispose();

    private static TimeSpan Clamp(TimeSpan tick) =>
        tick < ShortestTick ? ShortestTick : tick > LongestTick ? LongestTick : tick;

    private void Look()
    {
        var now = run.Clock.Now;
        var stopped = Volatile.Read(ref stoppedAt);
        var giveUpAll = stopped != long.MaxValue && now - stopped >= grace;
        for (var i = 0; i < users.Length; i++)
        {
            if (Volatile.Read(ref users[i]) is not { } user)
            {
                continue;
            }

            user.Deadline.FireIfOver(now, limit);
            if (user.Deadline.AbandonIfOver(now, giveUpAll ? 0 : limit + grace))
            {
                user.RecordAbandoned(now, giveUpAll ? RequestOutcome.Cancelled : RequestOutcome.Timeout);
                abandoned(user);
            }
        }
    }
}
