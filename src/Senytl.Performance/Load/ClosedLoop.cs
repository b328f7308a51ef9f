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
    private PhaseCountdown phase = new(users: 0);
    private int notStarted;

    public ClosedLoop(RunContext run, RunOptions options, int userCount, LoadBody body, CancellationToken stopped)
    {
        this.run = run;
        this.options = options;
        this.body = body;
        this.stopped = stopped;
        users = new UserLoop?[userCount];
        watch = new RequestWatch<UserLoop>(run, options, () => users, Lost, exception => phase.Failed(exception));
        thinkTime = options is LoadTestOptions load ? new ThinkTime(load.ThinkTime, load.ThinkTimeSpread, load.Seed) : ThinkTime.None;
        stopRegistration = stopped.Register(watch.RunStopped);
    }

    /// <summary>Users that never came back from a request.</summary>
    public int LostUsers { get; private set; }

    /// <summary>Users that have started their phase and not ended it.</summary>
    public int AtWork => Math.Max(0, phase.Alive - Volatile.Read(ref notStarted));

    /// <summary>When the request that has been in flight longest began; absent when none is.</summary>
    public long? OldestStarted => watch.OldestStarted;

    public async Task RunPhaseAsync(ClosedProfile profile)
    {
        // One more than users: the phase is not over before all of them have started.
        notStarted = profile.Users - LostUsers + 1;
        phase = new PhaseCountdown(notStarted);
        var start = run.Clock.Now;
        var endsAt = profile.Duration is { } duration ? start + RunClock.FromTimeSpan(duration) : long.MaxValue;
        var rampUp = RunClock.FromTimeSpan(profile.RampUp);
        for (var i = 0; i < users.Length; i++)
        {
            await WaitUntilAsync(start + (long)(rampUp * ((double)i / users.Length))).ConfigureAwait(false);
            Start(i, profile, endsAt);
        }

        Interlocked.Decrement(ref notStarted);
        phase.Ended();
        await phase.Over.ConfigureAwait(false);
    }

    public void Dispose()
    {
        stopRegistration.Dispose();
        watch.Dispose();
        foreach (var user in users)
        {
            user?.Dispose();
        }
    }

    private void Start(int index, ClosedProfile profile, long endsAt)
    {
        if (users[index] is { IsLost: true })
        {
            return;
        }

        var user = users[index] ??= new UserLoop(run, new VirtualUser(index, options.Seed, users.Length), thinkTime, body, stopped);

        Interlocked.Decrement(ref notStarted);

        // On the thread pool, away from any synchronization context of the test framework, with its execution context.
        ThreadPool.QueueUserWorkItem(_ => _ = user.RunAsync(profile, endsAt, phase));
    }

    private void Lost(UserLoop user)
    {
        user.IsLost = true;
        LostUsers++;
        phase.Ended();
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
