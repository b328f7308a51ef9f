namespace Senytl.Livekit.Server.Events;

/// <summary>A bounded memory of events, listeners, and a pulse for those who wait for something to become true.</summary>
internal sealed class EventLog(int capacity, TimeProvider clock)
{
    /// <summary>Most characters of a detail: peers write parts of it, and many events are kept.</summary>
    public const int MaximumDetail = 4_096;

    private readonly Lock _gate = new();
    private readonly Queue<ServerEvent> _events = new();
    private readonly EventTeller _teller = new();
    private TaskCompletionSource _pulse = NewPulse();

    public event Action<ServerEvent>? Raised;

    /// <summary>Completes at the next event. Take it before looking at the state, so that no change falls between.</summary>
    public Task NextPulse
    {
        get
        {
            lock (_gate)
            {
                return _pulse.Task;
            }
        }
    }

    public IReadOnlyList<ServerEvent> Snapshot()
    {
        lock (_gate)
        {
            return [.. _events];
        }
    }

    /// <summary>
    /// Notes what happened; it can be read at once. Listeners are told later, in the order of the log, on a thread that holds no lock of the
    /// server: they may look at it and ask it for things. What one of them fails at is noted too, and is nobody else's loss.
    /// </summary>
    public void Add(ServerEventKind kind, string room, string subject, string detail = "") => Add(kind, room, subject, detail, Raised);

    /// <summary>Ends when the listeners have been told of all that happened before; at once for a listener, who would wait for itself.</summary>
    public Task WhenTold() => _teller.WhenIdle();

    private void Add(ServerEventKind kind, string room, string subject, string detail, Action<ServerEvent>? listeners)
    {
        var shown = detail.Length <= MaximumDetail ? detail : string.Concat(detail.AsSpan(0, MaximumDetail - 1), "…");
        var happened = new ServerEvent(clock.GetUtcNow(), kind, room, subject, shown);
        TaskCompletionSource pulse;
        lock (_gate)
        {
            _events.Enqueue(happened);
            while (_events.Count > capacity)
            {
                _events.Dequeue();
            }

            if (listeners is not null)
            {
                _teller.Post(() => Tell(happened, listeners));
            }

            pulse = _pulse;
            _pulse = NewPulse();
        }

        pulse.SetResult();
    }

    /// <summary>A listener that failed is not told of that: it would fail again.</summary>
    private void Tell(ServerEvent happened, Action<ServerEvent> listeners)
    {
        var (sound, faults) = (listeners, "");
        foreach (var listener in Delegate.EnumerateInvocationList(listeners))
        {
            try
            {
                listener(happened);
            }
            catch (Exception fault)
            {
                sound -= listener;
                faults += $" {fault}";
            }
        }

        if (faults.Length > 0)
        {
            Add(ServerEventKind.Fault, happened.Room, happened.Subject, $"a listener of {nameof(LivekitServer.EventRaised)} failed at {happened.Kind}:{faults}", sound);
        }
    }

    private static TaskCompletionSource NewPulse() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
