using Senytl.Performance.Statistics;

namespace Senytl.Performance.Measuring;

/// <summary>What was recorded in one interval of a run.</summary>
/// <param name="StartsAfter">From the start of the run to the start of the interval.</param>
/// <param name="Length">Its length.</param>
/// <param name="ResponseTime">Response times, in nanoseconds.</param>
/// <param name="ServiceTime">Service times, in nanoseconds.</param>
internal sealed record HistogramInterval(TimeSpan StartsAfter, TimeSpan Length, HdrCounts ResponseTime, HdrCounts ServiceTime)
{
    /// <summary>Heap that it takes, in bytes: the counts and four objects.</summary>
    public long HeldBytes => ResponseTime.Packed.Length + ServiceTime.Packed.Length + 240;

    /// <summary>This interval and the one after it.</summary>
    public HistogramInterval And(HistogramInterval next) => new(
        StartsAfter, next.StartsAfter + next.Length - StartsAfter, ResponseTime.And(next.ResponseTime), ServiceTime.And(next.ServiceTime));
}
