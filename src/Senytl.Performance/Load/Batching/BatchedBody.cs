using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load.Batching;

/// <summary>
/// The body of a benchmark: called once an iteration, until the pilot has found that it is short; from then on as often
/// as fills a batch.
/// </summary>
/// <param name="single">The body.</param>
/// <param name="loop">The same body in a loop.</param>
/// <param name="clock">The run's clock.</param>
internal sealed class BatchedBody(LoadBody single, CallLoop loop, RunClock clock)
{
    private readonly BusyWatch busy = new(clock);
    private bool watched = true;
    private bool reports;

    /// <summary>Calls an iteration.</summary>
    public long Calls { get; set; } = 1;

    /// <summary>What a call costs beside its work, in nanoseconds.</summary>
    public double Overhead { get; private set; }

    /// <summary>Nanoseconds of the last iteration; absent when it failed, had to wait, or recorded requests or model calls.</summary>
    public long? Elapsed { get; private set; }

    /// <summary>Bytes allocated by all iterations that did not have to wait.</summary>
    public long Allocated { get; private set; }

    /// <summary>Whether the batches begin while the runtime still has methods to compile.</summary>
    public bool StillCompiling { get; private set; }

    /// <summary>The share of the batches' time in which their thread waited for a processor; it is not in their times.</summary>
    public double WaitedShare => busy.WaitedShare;

    public CallLoop Loop => loop;

    /// <summary>From now on each iteration is one call, and nothing of it is looked at.</summary>
    public void Release()
    {
        Calls = 1;
        watched = false;
    }

    /// <summary>From now on each iteration is a batch, and reports the time of a call.</summary>
    public void Batch(long calls, double overhead, bool stillCompiling)
    {
        StillCompiling = stillCompiling;
        Calls = calls;
        Overhead = overhead;
        reports = true;
    }

    public ValueTask InvokeAsync(VirtualUser user, CancellationToken cancellationToken)
    {
        if (!watched)
        {
            return single(user, cancellationToken);
        }

        Elapsed = null;
        loop.Enter(user);
        busy.Begin();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = clock.Now;
        var left = loop.Run(Calls, user, cancellationToken, out var pending);
        var ended = clock.Now;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (!pending.IsCompletedSuccessfully)
        {
            return RestAsync(pending, left, started, user, cancellationToken);
        }

        var elapsed = busy.End(started, ended);
        Allocated += allocated;
        var request = Ambient.Request!;
        Elapsed = request.WasUsed ? null : elapsed;
        Report(request, elapsed, allocated);
        return default;
    }

    private async ValueTask RestAsync(
        ValueTask pending, long left, long started, VirtualUser user, CancellationToken cancellationToken)
    {
        await pending.ConfigureAwait(false);
        while (left > 0)
        {
            left = loop.Run(left, user, cancellationToken, out pending);
            await pending.ConfigureAwait(false);
        }

        Report(Ambient.Request!, clock.Now - started, bytes: null);
    }

    private void Report(RequestScope request, long elapsed, long? bytes)
    {
        if (reports)
        {
            request.Measured(BatchTiming.From(Calls, elapsed, Overhead, bytes));
        }
    }
}
