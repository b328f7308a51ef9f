using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load;

/// <summary>One virtual user: makes its requests one after the other and records each.</summary>
internal sealed class UserLoop : IWatched, IDisposable
{
    /// <summary>How long a user whose body never waits may hold its thread before the others get a turn.</summary>
    private const long SliceNanoseconds = 2_000_000;

    private readonly RunContext run;
    private readonly LoadBody body;
    private readonly RequestScope scope;
    private readonly CancellationToken runStopped;
    private readonly ThinkTime thinkTime;
    private bool measuredBefore;

    public UserLoop(RunContext run, VirtualUser user, ThinkTime thinkTime, LoadBody body, CancellationToken runStopped)
    {
        this.run = run;
        this.body = body;
        this.runStopped = runStopped;
        this.thinkTime = thinkTime;
        scope = new RequestScope(run, user);
    }

    public RequestDeadline Deadline { get; } = new();

    /// <summary>Set when a request of this user was abandoned: it makes no further one.</summary>
    public bool IsLost { get; set; }

    /// <summary>Iterations that have ended, of the warm-up or since.</summary>
    public long Iterations => scope.User.Iteration;

    private long Now => run.Clock.Now;

    /// <summary>Runs until the phase is over, or until a request was abandoned: the user is then lost, and already counted.</summary>
    /// <param name="phase">The phase; told of the end.</param>
    public async Task RunAsync(UserPhase phase)
    {
        try
        {
            Ambient.Enter(scope);
            var profile = phase.Profile;
            if (profile.Measured && !measuredBefore)
            {
                scope.User.Iteration = 0;
                measuredBefore = true;
            }

            var left = profile.Iterations ?? long.MaxValue;
            var slice = Now;
            while (left-- > 0 && !runStopped.IsCancellationRequested)
            {
                var started = Now;
                if (started >= phase.EndsAt)
                {
                    break;
                }

                scope.Open(started, started, profile.Measured);
                Deadline.Arm(started);
                var synchronous = false;
                Exception? thrown = null;
                try
                {
                    var work = body(scope.User, Deadline.Token);
                    synchronous = work.IsCompleted;
                    await work.ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    thrown = exception;
                }

                var now = Now;
                var met = Deadline.Disarm();
                if (met == DeadlineOutcome.Abandoned)
                {
                    return;
                }

                RequestRunner.Close(scope, now, thrown, met, Deadline.FiredAt, runStopped.IsCancellationRequested);
                scope.User.Iteration++;
                if (thinkTime.Any && left > 0)
                {
                    var pause = thinkTime.Of(scope.User);
                    if (now + RunClock.FromTimeSpan(pause) >= phase.EndsAt)
                    {
                        // No request would follow it.
                        break;
                    }

                    await Task.Delay(pause, run.Clock.Time, phase.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
                else if (!synchronous)
                {
                    slice = now;
                }
                else if (now - slice > SliceNanoseconds)
                {
                    await Task.Yield();
                    slice = Now;
                }
            }

            phase.Left();
        }
        catch (Exception exception)
        {
            // The body's failures are recorded above; this is one of the engine.
            phase.Failed(exception);
        }
    }

    public void RecordUnended(long now, RequestOutcome outcome) => scope.Close(now, outcome, RequestRunner.Abandoned, Deadline.FiredAt);

    public void Dispose() => Deadline.Dispose();
}
