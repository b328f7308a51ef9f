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
    private readonly Func<long> inFlight;
    private readonly Action<PerformanceResult>? keep;
    private readonly RunGuard guard;
    private readonly long started;
    private readonly ITimer timer;
    private readonly CancellationTokenRegistration stopped;
    private int looks;

    /// <param name="run">The run.</param>
    /// <param name="options">Its limits, and where progress goes.</param>
    /// <param name="stop">How to stop it.</param>
    /// <param name="inFlight">Requests in flight now.</param>
    /// <param name="keep">Takes partial results; never called twice at the same time.</param>
    public RunMonitor(RunContext run, RunOptions options, RunStop stop, Func<long> inFlight, Action<PerformanceResult>? keep)
    {
        this.run = run;
        this.options = options;
        this.stop = stop;
        this.inFlight = inFlight;
        this.keep = keep;
        guard = new RunGuard(options);
        started = run.Clock.Now;
        timer = run.Clock.Time.CreateTimer(_ => Look(), null, Interval, Interval);
        stopped = stop.Token.Register(Keep);
    }

    public void Dispose()
    {
        timer.Dispose();
        stopped.Dispose();
    }

    private void Look()
    {
        lock (gate)
        {
            if (stop.Token.IsCancellationRequested)
            {
                return;
            }

            var progress = new RunProgress
            {
                Elapsed = RunClock.ToTimeSpan(run.Clock.Now - started),
                InFlight = inFlight(),
                SoFar = Snapshot(),
            };
            options.Progress?.Report(progress);
            if (++looks % LooksPerKept == 0)
            {
                keep?.Invoke(progress.SoFar);
            }

            if (guard.Judge(progress, run.Objectives.All) is { } reason)
            {
                stop.Stop(reason);
            }
        }
    }

    private void Keep()
    {
        if (keep is not null)
        {
            lock (gate)
            {
                keep(Snapshot());
            }
        }
    }

    private PerformanceResult Snapshot() => ResultBuilder.Build(run, new RunEnd { AbortReason = RunEnd.NotEnded });
}
