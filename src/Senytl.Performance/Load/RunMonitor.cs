using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load;

/// <summary>
/// Looks at a run once a second: reports progress, stops what is pointless, and keeps a partial result every few seconds
/// and at once when the run is stopped.
/// </summary>
internal sealed class RunMonitor : IDisposable
{
    private const int LooksPerKept = 5;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly RunContext run;
    private readonly RunOptions options;
    private readonly RunStop stop;
    private readonly Func<InFlight> inFlight;
    private readonly Action<PerformanceResult>? keep;
    private readonly RunGuard guard;
    private readonly long started;
    private readonly ITimer timer;
    private readonly CancellationTokenRegistration stopped;
    private int looks;
    private long lastLook;
    private long lastRequests;
    private bool disposed;
    private Action? decided;

    /// <param name="run">The run.</param>
    /// <param name="options">Its limits, and where progress goes.</param>
    /// <param name="stop">How to stop it.</param>
    /// <param name="inFlight">Requests in flight now.</param>
    /// <param name="keep">Takes partial results; never called twice at the same time.</param>
    public RunMonitor(RunContext run, RunOptions options, RunStop stop, Func<InFlight> inFlight, Action<PerformanceResult>? keep)
    {
        this.run = run;
        this.options = options;
        this.stop = stop;
        this.inFlight = inFlight;
        this.keep = keep;
        guard = new RunGuard(options);
        lastLook = started = run.Clock.Now;
        timer = run.Clock.Time.CreateTimer(_ => Look(), null, Interval, Interval);
        stopped = stop.Token.Register(Keep);
    }

    /// <summary>From now on the run is an extension, which ends by this at the first look that finds it decided.</summary>
    public void WhenDecided(Action end)
    {
        lock (gate)
        {
            decided = end;
        }
    }

    /// <summary>Waits for a look that is under way: after this, nothing is reported and no partial result is written.</summary>
    public void Dispose()
    {
        stopped.Dispose();
        timer.Dispose();
        lock (gate)
        {
            disposed = true;
        }
    }

    private void Look() => Guarded(() =>
    {
        if (!stop.Token.IsCancellationRequested)
        {
            Report();
        }
    });

    private void Keep() => Guarded(() => keep?.Invoke(Snapshot().JudgedBy(run.Objectives.All)));

    /// <summary>On a timer and in a signal handler there is nobody to catch: a failing handler stops the run, not the process.</summary>
    private void Guarded(Action look)
    {
        string? failure = null;
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            try
            {
                look();
            }
            catch (Exception exception)
            {
                failure = exception.Message;
            }
        }

        if (failure is not null)
        {
            stop.Stop($"watching the run failed: {failure}");
        }
    }

    private void Report()
    {
        var now = run.Clock.Now;
        var flight = inFlight();
        var soFar = Snapshot();
        var progress = new RunProgress
        {
            Elapsed = RunClock.ToTimeSpan(now - started),
            Measured = soFar.Requests == 0 ? TimeSpan.Zero : RunClock.ToTimeSpan(now - soFar.FirstStarted),
            InFlight = flight.Count,
            OldestInFlight = flight.OldestStarted is { } oldest ? RunClock.ToTimeSpan(now - oldest) : TimeSpan.Zero,
            Users = flight.Users,
            RequestsPerSecond = now > lastLook ? (soFar.Requests - lastRequests) * (double)RunClock.NanosecondsPerSecond / (now - lastLook) : 0,
            SoFar = soFar,
        };
        (lastLook, lastRequests) = (now, soFar.Requests);
        run.Intervals.Cut(soFar.FirstStarted, run.Clock.Now, soFar.ResponseTime.Nanoseconds, soFar.ServiceTime.Nanoseconds);
        options.Progress?.Report(progress);
        if (++looks % LooksPerKept == 0)
        {
            keep?.Invoke(soFar.JudgedBy(run.Objectives.All));
        }

        if (guard.Judge(progress, run.Objectives.All) is var (reason, cause))
        {
            stop.Stop(reason, cause);
        }
        else if (decided is not null && !Extension.IsOpen(soFar, run.Objectives.All))
        {
            decided();
        }
    }

    private PerformanceResult Snapshot() => ResultBuilder.Build(run, RunEnd.NotYet(stop.Reason));
}
