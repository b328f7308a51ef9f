namespace Senytl.Performance.Load.Batching;

/// <summary>What one batch of calls took.</summary>
/// <param name="Calls">Calls of the body.</param>
/// <param name="Picoseconds">Time of a call, the cost of the empty loop subtracted; at least 0.</param>
/// <param name="Bytes">Bytes allocated by all calls; absent when they were not made on one thread.</param>
internal sealed record BatchTiming(long Calls, long Picoseconds, long? Bytes)
{
    /// <summary>Time of a call in whole nanoseconds.</summary>
    public long Nanoseconds => (Picoseconds + 500) / 1000;

    /// <param name="calls">Calls of the body.</param>
    /// <param name="elapsed">Nanoseconds of all calls.</param>
    /// <param name="overhead">Nanoseconds that a call costs beside its work.</param>
    /// <param name="bytes">Bytes allocated by all calls.</param>
    public static BatchTiming From(long calls, double elapsed, double overhead, long? bytes) =>
        new(calls, (long)Math.Round(Math.Max(0, (elapsed / calls) - overhead) * 1000), bytes);
}
