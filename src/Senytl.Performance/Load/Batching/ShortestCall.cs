using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load.Batching;

/// <summary>The least time of a call that any step has shown.</summary>
/// <remarks>
/// A step of a few ticks of the clock says nothing: one of 0 would be the least for good. Ticks are 100 ns on Windows and 41 ns on
/// Apple's processors.
/// </remarks>
internal sealed class ShortestCall(RunClock clock)
{
    private const int TellingTicks = 100;
    private const long TellingTime = 10_000;

    private readonly long telling = Math.Max(TellingTime, TellingTicks * clock.Tick);

    /// <summary>Nanoseconds; absent while no step was long enough to tell.</summary>
    public double? Nanoseconds { get; private set; }

    public void Take(long elapsed, long calls)
    {
        if (elapsed >= telling)
        {
            Nanoseconds = Math.Min(Nanoseconds ?? double.MaxValue, (double)elapsed / calls);
        }
    }

    public void Forget() => Nanoseconds = null;
}
