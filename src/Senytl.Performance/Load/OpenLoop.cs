using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;

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
    private readonly ManualResetEventSlim drained = new();
    private readonly RunStop stop;
    private readonly long firstIndex;
    private int inFlight;
    private bool dispatching = true;
    private bool closed;

    /// <param name="run">The run.</param>
    /// <param name="options">The options of the load.</param>
    /// <param name="body">What each arrival does.</param>
    /// <param name="stop">How the run is stopped.</param>
    /// <param name="firstIndex">Index of the first arrival: how many the run had before.</param>
    public OpenLoop(RunContext run, LoadTestOptions options, LoadBody body, RunStop stop, long firstIndex)
    {
        this.run = run;
        this.options = options;
        this.stop = stop;
        this.firstIndex = firstIndex;
        Body = body;
        Stopped = stop.Token;
        watch = new RequestWatch<OpenSlot>(run, options, Snapshot, Lost, Failed);
        stopRegistration = Stopped.Register(watch.RunStopped);
    }

    public LoadBody Body { get; }

    /// <summary>Requests in flight now.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>Arrivals of the profile that were due so far.</summary>
    public long Dispatched { get; private set; }

    public ExecutionContext? Context { get; } = ExecutionContext.Capture();

    public RunContext Run => run;

    public int Seed => options.Seed;

    public CancellationToken Stopped { get; }

    /// <summary>What is told of the arrivals as a whole.</summary>
    public DueAccounts Due { get; } = new();

    /// <summary>When the request that has been in flight longest began; absent when none is.</summary>
    public long? OldestStarted => watch.OldestStarted;

    /// <summary>Runs the profile to its end, drains, and records what did not end.</summary>
    /// <remarks>All on a thread of its own: bodies that block the thread pool must not hold up the accounting.</remarks>
    public Task RunAsync(LoadProfile profile) => Task.Factory.StartNew(
        () => RunToEnd(profile), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

    private void RunToEnd(LoadProfile profile)
    {
        var start = run.Clock.Now;
        var measuredFrom = Due.MeasuredFrom = start + RunClock.FromTimeSpan(options.Warmup);
        try
        {
            new ArrivalDispatcher(profile, run.Clock.Time).Run(run.Clock.ToTimestamp(start), Dispatch, Stopped);
        }
        catch (OperationCanceledException) when (Stopped.IsCancellationRequested)
        {
            // What was dispatched still drains, and is accounted for below.
        }
        catch (Exception exception)
        {
            stop.Stop($"the profile broke off: {exception.Message}");
        }

        var until = Stopped.IsCancellationRequested ? run.Clock.Now : start + RunClock.FromTimeSpan(profile.Duration);
        if (until > measuredFrom)
        {
            run.Recorder(measured: true).Lasted(measuredFrom, until);
        }

        lock (gate)
        {
            dispatching = false;
            CheckDrained();
        }

        Drain();
        RecordWhatDidNotEnd();
    }

    /// <summary>Recording a request failed: the run must not go on as if it had not been.</summary>
    public void Failed(Exception exception) => stop.Stop($"a request could not be recorded: {exception.Message}");

    /// <summary>Begins a slot's request; false when the run is over: it is then counted as missed.</summary>
    public bool TryBegin(OpenSlot slot)
    {
        lock (gate)
        {
            if (closed)
            {
                return false;
            }

            if (Stopped.IsCancellationRequested)
            {
                inFlight--;
                CheckDrained();
                return false;
            }

            var now = run.Clock.Now;
            if (!slot.HasWaited)
            {
                Due.Began(slot.Arrival, now);
            }

            slot.Begin(now);
            return true;
        }
    }

    /// <summary>On handles, which need no thread of the pool to be set.</summary>
    private void Drain()
    {
        if (WaitHandle.WaitAny([drained.WaitHandle, Stopped.WaitHandle], options.DrainPeriod) == 1)
        {
            drained.Wait(options.GracePeriodOrDefault);
        }
    }

    /// <summary>A request has ended and was recorded: its slot takes the arrival that has waited longest, or is free.</summary>
    public void Ended(OpenSlot slot, long at)
    {
        Due.Left(slot.Arrival, at);
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            if (TryNext(out var next))
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
        arrival = new Arrival(
            firstIndex + arrival.Index, run.Clock.FromTimestamp(arrival.Due), run.Clock.FromTimestamp(arrival.Dispatched));
        Due.Came(arrival);
        lock (gate)
        {
            Dispatched++;
            if (inFlight >= options.MaxInFlight)
            {
                waiting.Enqueue(arrival);
                return;
            }

            inFlight++;
            var slot = free.TryPop(out var idle) ? idle : NewSlot();
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

    /// <summary>A slot whose request was given up is not used again; its place goes to the arrival that has waited longest.</summary>
    private void Lost(OpenSlot slot, long at)
    {
        Due.Left(slot.Arrival, at);
        lock (gate)
        {
            slots.Remove(slot);
            if (!closed && TryNext(out var next))
            {
                NewSlot().Start(next, waited: true);
                return;
            }

            inFlight--;
            CheckDrained();
        }
    }

    /// <summary>The arrival that has waited longest; none once the run was stopped, for it might cost what the run was stopped to save.</summary>
    private bool TryNext(out Arrival next)
    {
        next = default;
        return !Stopped.IsCancellationRequested && waiting.TryDequeue(out next);
    }

    private OpenSlot NewSlot()
    {
        var slot = new OpenSlot(this);
        slots.Add(slot);
        return slot;
    }

    private void CheckDrained()
    {
        if (!dispatching && inFlight == 0 && (waiting.Count == 0 || Stopped.IsCancellationRequested))
        {
            drained.Set();
        }
    }

    private void RecordWhatDidNotEnd()
    {
        List<Arrival> missed;
        lock (gate)
        {
            closed = true;
            missed = [.. slots.Where(slot => slot.IsWaitingForThread).Select(slot => slot.Arrival), .. waiting];
            waiting.Clear();
        }

        var now = run.Clock.Now;
        var outcome = Stopped.IsCancellationRequested ? RequestOutcome.Cancelled : RequestOutcome.Unfinished;
        foreach (var slot in Snapshot())
        {
            if (slot.Deadline.AbandonIfOver(now, limit: 0))
            {
                slot.RecordUnended(now, slot.Deadline.IsOver ? RequestOutcome.Timeout : outcome);
                Due.Left(slot.Arrival, now);
            }
        }

        foreach (var arrival in missed)
        {
            Due.Left(arrival, now);
            run.Record(new RequestRecord
            {
                User = (int)arrival.Index,
                Scheduled = arrival.Due,
                Started = now,
                Ended = now,
                Outcome = RequestOutcome.Missed,
                Error = new ErrorInfo("missed", $"due but never started: no place among {CountText.Of(options.MaxInFlight)} in flight (MaxInFlight), or no free thread"),
            }, Due.IsMeasured(arrival.Due));
        }
    }
}
