using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load;

/// <summary>Hands out a snapshot of a run at an interval, and at once when the run is stopped.</summary>
/// <param name="interval">Between two snapshots.</param>
/// <param name="observe">Takes the snapshot; never called twice at the same time.</param>
internal sealed class RunMonitor(TimeSpan interval, Action<PerformanceResult> observe)
{
    private readonly Lock gate = new();

    public IDisposable Watch(RunContext run, RunStop stop, Func<PerformanceResult> snapshot)
    {
        var timer = run.Clock.Time.CreateTimer(_ => Observe(snapshot), null, interval, interval);
        var stopped = stop.Token.Register(() => Observe(snapshot));
        return new Watching(timer, stopped);
    }

    private void Observe(Func<PerformanceResult> snapshot)
    {
        lock (gate)
        {
            observe(snapshot());
        }
    }

    private sealed class Watching(ITimer timer, CancellationTokenRegistration stopped) : IDisposable
    {
        public void Dispose()
        {
            timer.Dispose();
            stopped.Dispose();
        }
    }
}
