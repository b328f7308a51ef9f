namespace Senytl.Livekit.Rtc.Ice;

/// <summary>Derives the state from how long the peer has been silent.</summary>
internal sealed class IceLiveness(IceTimes times)
{
    private TimeSpan? started;
    private TimeSpan lastHeard;
    private bool selected;

    public IceState State { get; private set; }

    public TimeSpan NextDeadline => (State, started) switch
    {
        (_, null) or (IceState.Failed, _) => TimeSpan.MaxValue,
        (IceState.Connected, _) => lastHeard + times.Disconnected,
        (IceState.Disconnected, _) => lastHeard + times.Failed,
        (_, { } since) => since + times.Connect,
    };

    /// <summary>Waits for a path from now on, unless there is a living one.</summary>
    public void Start(TimeSpan now)
    {
        if (State is IceState.New or IceState.Failed)
        {
            started = now;
            lastHeard = now;
            selected = false;
            State = IceState.Checking;
        }
    }

    public void Heard(TimeSpan now)
    {
        lastHeard = now;
        if (State == IceState.Disconnected)
        {
            State = IceState.Connected;
        }
    }

    public void Select(TimeSpan now)
    {
        started ??= now;
        lastHeard = now;
        selected = true;
        State = IceState.Connected;
    }

    public void Advance(TimeSpan now)
    {
        if (started is not { } since || State == IceState.Failed)
        {
            return;
        }

        if (!selected)
        {
            State = now - since >= times.Connect ? IceState.Failed : State;
        }
        else if (now - lastHeard >= times.Failed)
        {
            State = IceState.Failed;
        }
        else if (now - lastHeard >= times.Disconnected)
        {
            State = IceState.Disconnected;
        }
    }
}
