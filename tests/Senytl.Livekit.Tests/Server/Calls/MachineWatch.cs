using System.Diagnostics;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>How long this machine, or this process's garbage collector, kept a thread waiting that does nothing but look at the time. Nothing that waits for other work can keep it, so that only the machine's own pauses are found.</summary>
internal sealed class MachineWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly ManualResetEvent _stop = new(initialState: false);
    private readonly Thread _thread;
    private long _longest;

    public MachineWatch()
    {
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The longest pause so far.</summary>
    public TimeSpan Longest => new(Interlocked.Read(ref _longest));

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Watch()
    {
        for (var at = Stopwatch.GetTimestamp(); !_stop.WaitOne(Interval); at = Stopwatch.GetTimestamp())
        {
            Interlocked.Exchange(ref _longest, Math.Max(_longest, (Stopwatch.GetElapsedTime(at) - Interval).Ticks));
        }
    }
}
