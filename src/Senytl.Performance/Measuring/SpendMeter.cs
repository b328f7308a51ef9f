using Senytl.Performance.Reporting;

namespace Senytl.Performance.Measuring;

/// <summary>
/// Stops a run when what it has spent, warm-up included, and what its calls in flight may still cost reaches a limit, and
/// when a call has no known price, since the limit could then not be kept.
/// </summary>
/// <param name="limitUsd">The limit; above 0.</param>
/// <param name="stop">Told the reason, once.</param>
internal sealed class SpendMeter(decimal limitUsd, Action<string> stop)
{
    private readonly Lock gate = new();
    private decimal spent;
    private decimal dearest;
    private int inFlight;
    private bool told;

    public void Begin() => Change(1, null);

    /// <param name="usd">The cost of the call that ended; absent when it is unknown.</param>
    public void End(decimal? usd) => Change(-1, usd);

    public void Spend(decimal usd) => Change(0, usd);

    /// <summary>A call without a known price was counted.</summary>
    public void Unpriced(string? reason) => Tell($"the spend limit cannot be kept: {reason ?? "a call has no known price"}");

    private void Change(int calls, decimal? usd)
    {
        // The limit is told under the lock, so that no further call begins before the run is stopped.
        lock (gate)
        {
            inFlight += calls;
            spent += usd ?? 0;
            dearest = Math.Max(dearest, usd ?? 0);
            if (spent + (inFlight * dearest) >= limitUsd)
            {
                Tell($"the spend limit of {MoneyText.Of(limitUsd)} was reached: {MoneyText.Of(spent)} recorded, the rest in flight");
            }
        }
    }

    private void Tell(string reason)
    {
        lock (gate)
        {
            if (!told)
            {
                told = true;
                stop(reason);
            }
        }
    }
}
