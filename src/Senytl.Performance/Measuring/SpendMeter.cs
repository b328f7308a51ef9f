using Senytl.Performance.Reporting;

namespace Senytl.Performance.Measuring;

/// <summary>
/// Stops a run when what it has spent, warm-up included, and what its calls in flight may still cost reaches a limit, and
/// when a call has no known price, since the limit could then not be kept. A call that was cut short is taken to have cost
/// what the dearest did.
/// </summary>
/// <param name="limitUsd">The limit; above 0.</param>
/// <param name="expectedUsd">What a call in flight is taken to cost at least, before any has ended; 0 when nothing is known.</param>
/// <param name="stop">Told the reason, once, under the meter's lock: it may wait for nothing.</param>
internal sealed class SpendMeter(decimal limitUsd, decimal expectedUsd, Action<string> stop)
{
    private readonly Lock gate = new();
    private decimal spent;
    private decimal dearest = expectedUsd;
    private int inFlight;
    private int cutShort;
    private bool told;

    /// <summary>What the run has cost as far as is known; what is in flight or was cut short counts as the dearest call so far.</summary>
    public decimal ReckonedUsd
    {
        get
        {
            lock (gate)
            {
                return Reckoned;
            }
        }
    }

    private decimal Reckoned => spent + ((inFlight + cutShort) * dearest);

    public void Begin() => Change(1, 0, null);

    /// <param name="usd">The cost of the call that ended; absent when it is unknown.</param>
    public void End(decimal? usd) => Change(-1, 0, usd);

    public void Spend(decimal usd) => Change(0, 0, usd);

    /// <summary>A call was cut short before its usage came.</summary>
    public void CutShort() => Change(0, 1, null);

    /// <summary>A call without a known price was counted.</summary>
    public void Unpriced(string? reason) => Tell($"the spend limit cannot be kept: {reason ?? "a call has no known price"}");

    private void Change(int calls, int cut, decimal? usd)
    {
        // The limit is told under the lock, so that no further call begins before the run is stopped.
        lock (gate)
        {
            inFlight += calls;
            cutShort += cut;
            spent += usd ?? 0;
            dearest = Math.Max(dearest, usd ?? 0);
            if (cut > 0 && dearest == 0)
            {
                Tell("the spend limit cannot be kept: a model call was cut short before its usage came, and none before it says what one costs");
            }
            else if (Reckoned >= limitUsd)
            {
                Tell($"the spend limit of {MoneyText.Of(limitUsd)} was reached: {MoneyText.Of(spent)} recorded, the rest in flight{(cutShort > 0 ? " or cut short" : "")}");
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
