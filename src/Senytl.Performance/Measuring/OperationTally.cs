using Senytl.Performance.Load.Batching;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Measuring;

/// <summary>What batches of calls have recorded so far.</summary>
internal sealed class OperationTally
{
    public const int PicosecondsPerNanosecond = 1000;

    /// <summary>The time of a call, one value a batch.</summary>
    public Distribution Picoseconds { get; } = new();

    public long Calls { get; private set; }

    /// <summary>Bytes allocated by all calls; absent when a batch does not know its own.</summary>
    public long? Bytes { get; private set; } = 0;

    /// <summary>Keeps the count over a limit exact from now on.</summary>
    public void Track(double nanoseconds) => Picoseconds.Track(LimitSteps.Within(nanoseconds, PicosecondsPerNanosecond));

    public void Add(BatchTiming batch)
    {
        Picoseconds.Record(batch.Picoseconds);
        Calls += batch.Calls;
        Bytes += batch.Bytes;
    }

    public void Add(OperationTally other)
    {
        Picoseconds.Add(other.Picoseconds);
        Calls += other.Calls;
        Bytes += other.Bytes;
    }
}
