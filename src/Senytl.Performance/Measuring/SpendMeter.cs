namespace Senytl.Performance.Measuring;

/// <summary>Stops a run when what it has spent, and what its calls in flight may still cost, reaches a limit.</summary>
/// <param name="limitUsd">The limit; above 0.</param>
/// <param name="reached">Told once.</param>
internal sealed class SpendMeter(decimal limitUsd, Action<decimal> reached)
{
    private readonly Lock gate = new();
    private decimal spent;
    private decimal dearest;
    private int inFlight;
    private bool told;

    public decimal LimitUsd { get; } = limitUsd;

    public decimal SpentUsd
    {
        get
        {
            lock (gate)
            {
                return spent;
            }
        }
    }

    public void Begin() => Change(1, null);

    /// <param name="usd">The cost of the call that ended; absent when it is unknown.</param>
    public void End(decimal? usd) => Change(-1, usd);

    public void Spend(decimal usd) => Change(0, usd);

    private void Change(int calls, decimal? usd)
    {
        // The limit is told under the lock, so that no further call begins before the run is stopped.
        lock (gate)
        {
            inFlight += calls;
            spent += usd ?? 0;
            dearest = Math.Max(dearest, usd ?? 0);
            if (told || spent + (inFlight * dearest) < LimitUsd)
            {
                return;
            }

            told = true;
            reached(spent);
        }
    }
}
