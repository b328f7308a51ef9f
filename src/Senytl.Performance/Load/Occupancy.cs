using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load;

/// <summary>The time average of how many requests are due and not ended, counted at each change. Under the owner's lock.</summary>
internal sealed class Occupancy(RunClock clock)
{
    private long started;
    private long last;
    private Int128 area;

    public int Now { get; private set; }

    public void Change(int by)
    {
        var now = clock.Now;
        if (started == 0)
        {
            started = last = now;
        }

        area += (Int128)Now * (now - last);
        last = now;
        Now += by;
    }

    /// <summary>From the first to the last change.</summary>
    public double Mean => last > started ? (double)area / (last - started) : 0;
}
