namespace Senytl.Performance.Load;

/// <summary>Hands over the arrivals of a profile when they are due, all from one thread.</summary>
internal sealed class ArrivalDispatcher(LoadProfile profile, TimeProvider time, Sleeper? sleeper = null)
{
    private readonly DeadlinePacer pacer = new(time, sleeper);

    /// <summary>How many arrivals were handed over so far.</summary>
    public long Dispatched { get; private set; }

    /// <summary>Runs through the profile on the calling thread.</summary>
    /// <param name="start">The timestamp at which the profile starts.</param>
    /// <param name="dispatch">Takes each arrival; has to return at once, since the ones after it wait. What it throws ends the run.</param>
    /// <param name="cancellationToken">Ends the run at the next arrival, which throws.</param>
    public void Run(long start, Action<Arrival> dispatch, CancellationToken cancellationToken)
    {
        using var arrivals = profile.Open();
        while (arrivals.TryNext(out var nanoseconds))
        {
            var due = start + Clock.ToTicks(nanoseconds, time.TimestampFrequency);
            var now = pacer.WaitUntil(due, cancellationToken);
            dispatch(new Arrival(Dispatched++, due, now));
        }
    }
}
