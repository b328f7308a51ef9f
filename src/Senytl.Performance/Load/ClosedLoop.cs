using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load;

/// <summary>Starts the users of a closed profile and waits for them.</summary>
internal sealed class ClosedLoop : IDisposable
{
    private readonly RunContext run;
    private readonly RunOptions options;
    private readonly ThinkTime thinkTime;
    private readonly LoadBody body;
    private readonly CancellationToken stopped;
    private readonly UserLoop?[] users;
    private readonly RequestWatch<UserLoop> watch;
    private readonly CancellationTokenRegistration stopRegistration;
    private UserPhase? phase;
    private int notStarted;

    public ClosedLoop(RunContext run, RunOptions options, int userCount, LoadBody body, CancellationToken stopped)
    {
        this.run = run;
        this.options = options;
        this.body = body;
        this.stopped = stopped;
        users = new UserLoop?[userCount];
        watch = new RequestWatch<UserLoop>(run, options, () => users, (user, _) => Lost(user), exception => phase?.Failed(exception));
        thinkTime = options is LoadTestOptions load ? new ThinkTime(load.ThinkTime, load.ThinkTimeSpread, load.Seed) : ThinkTime.None;
        stopRegistration = stopped.Register(Stop);
    }

    /// <summary>Users that never came back from a request.</summary>
    public int LostUsers { get; private set; }

    /// <summary>Users that have started their phase and not ended it.</summary>
    public int AtWork => Math.Max(0, (phase?.Alive ?? 0) - Volatile.Read(ref notStarted));

    /// <summary>Iterations that users have ended or were lost in, those of the warm-up until the first measured phase begins.</summary>
    public long Iterations => users.Sum(user => user is null ? 0 : user.Iterations + (user.IsLost ? 1 : 0));

    /// <summary>When the request that has been in flight longest began; absent when none is.</summary>
    public long? OldestStarted => watch.OldestStarted;

    public async Task RunPhaseAsync(ClosedProfile profile)
    {
        // One more than users: the phase is not over before all of them have started.
        notStarted = profile.Users - LostUsers + 1;
        var start = run.Clock.Now;
        var current = phase = new UserPhase(profile, notStarted, start);
        var rampUp = RunClock.FromTimeSpan(profile.RampUp);
        for (var i = 0; i < users.Length; i++)
        {
            await WaitUntilAsync(start + (long)(rampUp * ((double)i / users.Length))).ConfigureAwait(false);
            Start(i, current);
        }

        Interlocked.Decrement(ref notStarted);
        current.Left();
        await current.Over.ConfigureAwait(false);
        if (profile is { Measured: true, Duration: not null } && current.EndsAt > start && !stopped.IsCancellationRequested && LostUsers < users.Length)
        {
            run.Recorder(measured: true).Lasted(start, current.EndsAt);
        }
    }

    /// <summary>No further request of the phase starts; those in flight come to their end, and with them the phase.</summary>
    public void EndPhase() => phase?.End();

    public void Dispose()
    {
        stopRegistration.Dispose();
        watch.Dispose();
        foreach (var user in users)
        {
            user?.Dispose();
        }
    }

    private void Stop()
    {
        EndPhase();
        watch.RunStopped();
    }

    private void Start(int index, UserPhase current)
    {
        if (users[index] is { IsLost: true })
        {
            return;
        }

        var user = users[index] ??= new UserLoop(run, new VirtualUser(index, options.Seed, users.Length), thinkTime, body, stopped);

        Interlocked.Decrement(ref notStarted);

        // On the thread pool, away from any synchronization context of the test framework, with its execution context.
        ThreadPool.QueueUserWorkItem(_ => _ = user.RunAsync(current));
    }

    private void Lost(UserLoop user)
    {
        user.IsLost = true;
        LostUsers++;
        phase?.Left();
    }

    private async ValueTask WaitUntilAsync(long due)
    {
        var wait = RunClock.ToTimeSpan(due - run.Clock.Now);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, run.Clock.Time, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
