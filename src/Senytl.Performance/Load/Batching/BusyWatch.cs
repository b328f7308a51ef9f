using Senytl.Performance.Measuring;
using Senytl.Performance.Resources;

namespace Senytl.Performance.Load.Batching;

/// <summary>Takes out of the time of a batch what its thread spent waiting for a processor: on a busy machine most of it.</summary>
/// <remarks>
/// The system is asked outside of the timed part. What was waited there cannot be told from what was waited in the batch, so as much
/// is left in as asking took: a time may come out too long by that, never too short.
/// </remarks>
internal sealed class BusyWatch(RunClock clock)
{
    private long asked;
    private long waitedBefore;
    private long ran;
    private long waited;

    /// <summary>The share of all batches' time that went by in waiting.</summary>
    public double WaitedShare => ran == 0 ? 0 : (double)waited / ran;

    public void Begin()
    {
        asked = clock.Now;
        waitedBefore = ProcessorWait.OfThisThread();
    }

    /// <returns>Nanoseconds of the batch without waiting.</returns>
    public long End(long started, long ended)
    {
        var inAll = ProcessorWait.OfThisThread() - waitedBefore;
        var asking = started - asked + (clock.Now - ended);
        var inBatch = Math.Clamp(inAll - asking, 0, ended - started);
        ran += ended - started;
        waited += inBatch;
        return ended - started - inBatch;
    }
}
