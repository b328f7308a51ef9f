using Senytl.Performance.Measuring;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Load;

/// <summary>
/// Starts a request at each arrival of a profile, whatever the target does, and accounts for every one of them: what is
/// still open after the grace period is unfinished, what never got a place in flight is missed.
/// </summary>
internal sealed class OpenLoop : IDisposable
{
    private readonly RunContext run;
    private readonly LoadTestOptions options;
    private readonly RequestWatch<OpenSlot> watch;
    private readonly CancellationTokenRegistration stopRegistration;
    private readonly Lock gate = new();
    private readonly List<OpenSlot> slots = [];
    private readonly Stack<OpenSlot> free = [];
    private readonly Queue<Arrival> waiting = [];
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Distribution lag = new();
    private readonly Occupancy due;
    private int inFlight;
    private bool dispatching = true;
    private long measuredFrom;

    public OpenLoop(RunContext run, LoadTestOptions options, LoadBody body, CancellationToken cancellationToken)
    {
        this.run = run;
        this.options = options;
        Body = body;
        due = new Occupancy(run.Clock);
        Stopped = cancellationToken;
        watch = new RequestWatch<OpenSlot>(run, options, Snapshot, Lost);
        stopRegistration = cancellationToken.Register(watch.RunStopped);
    }

    public LoadBody Body { get; }

    /// <summary>Requests in flight now.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    public ExecutionContext? Context { get; } = ExecutionContext.Capture();

    public RunContext Run => run;

    public int Seed => options.Seed;

    public CancellationToken Stopped { get; }

    /// <summary>How late the generator itself started requests, in nanoseconds; those that waited for a place in flight are not in it.</summary>
    public Distribution ScheduleLag
    {
        get
        {
            lock (gate)
            {
                var copy = new Distribution();
                copy.Add(lag);
                return copy;
            }
        }
    }

    /// <summary>The time average of requests that were due and had not ended.</summary>
    public double MeanOccupancy
    {
        get
        {
            lock (gate)
            {
                return due.Mean;
            }
        }
    }

    /// <summary>Runs the profile to its end, drains, and records what did not end.</summary>
    public async Task RunAsync(LoadProfile profile, CancellationToken cancellationToken)
    {
        var start = run.Clock.Now;
        measuredFrom = start + RunClock.FromTimeSpan(options.Warmup);
        var dispatcher = new ArrivalDispatcher(profile, run.Clock.Time);
        await dispatcher.RunAsync(run.Clock.ToTimestamp(start), Dispatch, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            dispatching = false;
            CheckDrained();
        }

        using var grace = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(drained.Task, Task.Delay(options.GracePeriod, run.Clock.Time, grace.Token)).ConfigureAwait(false);
        await grace.CancelAsync().ConfigureAwait(false);
        RecordWhatDidNotEnd();
    }

    /// <summary>Whether a request due then is in the measured part.</summary>
    public bool IsMeasured(long due) => due >= measuredFrom;

    /// <summary>A request has begun on a thread: what it lost on the way there is the generator's own lag.</summary>
    public void Started(in Arrival arrival, bool waited, long now)
    {
        if (!waited && IsMeasured(arrival.Due))
        {
            lock (gate)
            {
                lag.Record(Math.Max(0, now - arrival.Due));
            }
        }
    }

    /// <summary>A request has ended: its slot takes the arrival that has waited longest, or is free.</summary>
    public void Ended(OpenSlot slot)
    {
        lock (gate)
        {
            due.Change(-1);
            if (waiting.TryDequeue(out var next))
            {
                slot.Start(next, waited: true);
                return;
            }

            inFlight--;
            free.Push(slot);
            CheckDrained();
        }
    }

    public void Dispose()
    {
        stopRegistration.Dispose();
        watch.Dispose();
    }

    private void Dispatch(Arrival arrival)
    {
        arrival = arrival with { Due = run.Clock.FromTimestamp(arrival.Due), Dispatched = run.Clock.FromTimestamp(arrival.Dispatched) };
        lock (gate)
        {
            due.Change(1);
            if (inFlight >= options.MaxInFlight)
            {
                waiting.Enqueue(arrival);
                return;
            }

            inFlight++;
            if (!free.TryPop(out var slot))
            {
                slot = new OpenSlot(this);
                slots.Add(slot);
            }

            slot.Start(arrival, waited: false);
        }
    }

    private IReadOnlyList<OpenSlot> Snapshot()
    {
        lock (gate)
        {
            return [.. slots];
        }
    }

    /// <summary>A slot whose request was given up is not used again.</summary>
    private void Lost(OpenSlot slot)
    {
        lock (gate)
        {
            slots.Remove(slot);
            due.Change(-1);
            inFlight--;
            CheckDrained();
        }
    }

    private void CheckDrained()
    {
        if (!dispatching && inFlight == 0 && waiting.Count == 0)
        {
            drained.TrySetResult();
        }
    }

    private void RecordWhatDidNotEnd()
    {
        var now = run.Clock.Now;
        List<Arrival> missed;
        lock (gate)
        {
            missed = [.. waiting];
            waiting.Clear();
        }

        foreach (var slot in Snapshot())
        {
            if (slot.Deadline.AbandonIfOver(now, limit: 0))
            {
                slot.RecordUnended(now, RequestOutcome.Unfinished);
            }
        }

        foreach (var arrival in missed)
        {
            run.Record(new RequestRecord
            {
                User = (int)arrival.Index,
                Scheduled = arrival.Due,
                Started = now,
                Ended = now,
                Outcome = RequestOutcome.Missed,
                Error = new ErrorInfo("missed", $"never started: {options.MaxInFlight} requests were in flight (MaxInFlight)"),
            }, IsMeasured(arrival.Due));
        }
    }
}
