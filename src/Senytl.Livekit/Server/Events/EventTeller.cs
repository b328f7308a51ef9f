namespace Senytl.Livekit.Server.Events;

/// <summary>Runs what it is given, one at a time and in order, on a thread of the pool that holds nobody's lock.</summary>
internal sealed class EventTeller
{
    private readonly AsyncLocal<bool> _isTelling = new();
    private readonly Lock _gate = new();
    private readonly Queue<Action> _waiting = new();
    private Task _run = Task.CompletedTask;
    private bool _running;

    public void Post(Action telling)
    {
        lock (_gate)
        {
            _waiting.Enqueue(telling);
            if (!_running)
            {
                _running = true;
                _run = Task.Run(Run);
            }
        }
    }

    /// <summary>Ends when all that was posted before has run; at once for what runs here, or was started by it.</summary>
    public Task WhenIdle()
    {
        lock (_gate)
        {
            return _isTelling.Value ? Task.CompletedTask : _run;
        }
    }

    private void Run()
    {
        _isTelling.Value = true;
        while (TryTake(out var telling))
        {
            telling();
        }
    }

    private bool TryTake(out Action telling)
    {
        lock (_gate)
        {
            return _running = _waiting.TryDequeue(out telling!);
        }
    }
}
