using System.Diagnostics;

namespace Senytl.ModelServer;

/// <summary>
/// One thread that serves all deadlines of the system clock. Runtime timers tick about every 4 ms on common Linux kernels;
/// a timed wait on a monitor is good to about 1 ms and costs no spinning.
/// </summary>
internal sealed class ThreadPacer : IPacer
{
    private const double SpinBelowMilliseconds = 0.1;

    private readonly Lock start = new();
    private readonly object gate = new();
    private readonly PriorityQueue<PacedWait, long> queue = new();
    private Thread? thread;
    private bool stopped;

    public ValueTask WaitUntilAsync(long timestamp, CancellationToken cancellationToken)
    {
        if (Stopwatch.GetTimestamp() >= timestamp)
        {
            return ValueTask.CompletedTask;
        }

        var wait = new PacedWait(cancellationToken);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(stopped, this);
            queue.Enqueue(wait, timestamp);
            if (queue.Peek() == wait)
            {
                Monitor.Pulse(gate);
            }
        }

        EnsureStarted();
        return new ValueTask(wait.Task);
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
            while (queue.TryDequeue(out var wait, out _))
            {
                wait.Cancel();
            }

            Monitor.Pulse(gate);
        }
    }

    private void EnsureStarted()
    {
        if (Volatile.Read(ref thread) is not null)
        {
            return;
        }

        lock (start)
        {
            if (thread is null)
            {
                thread = new Thread(Serve) { IsBackground = true, Name = "senytl-model-server-pacer" };
                thread.Start();
            }
        }
    }

    private void Serve()
    {
        lock (gate)
        {
            while (!stopped)
            {
                if (!queue.TryPeek(out var wait, out var timestamp))
                {
                    Monitor.Wait(gate);
                    continue;
                }

                var milliseconds = (timestamp - Stopwatch.GetTimestamp()) * 1000.0 / Stopwatch.Frequency;
                if (milliseconds <= 0)
                {
                    queue.Dequeue();
                    wait.Complete();
                }
                else if (milliseconds < SpinBelowMilliseconds)
                {
                    Thread.SpinWait(50);
                }
                else
                {
                    Monitor.Wait(gate, (int)Math.Clamp(milliseconds, 1, 60_000));
                }
            }
        }
    }
}
