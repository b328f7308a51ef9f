using Senytl.Performance.Measuring;
using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>The time of one call of a short body, measured over batches of calls. All times are in nanoseconds.</summary>
/// <remarks>
/// Each observation is the mean of a batch, with the cost of an empty loop subtracted. Percentiles are therefore over
/// batch means: they show how much the mean varies, and hide single slow calls.
/// </remarks>
public sealed class OperationStats
{
    private const double PicosecondsPerNanosecond = OperationTally.PicosecondsPerNanosecond;

    private readonly OperationTally tally;

    internal OperationStats(OperationTally tally, double overhead)
    {
        this.tally = tally;
        OverheadNanoseconds = overhead;
    }

    internal Distribution Picoseconds => tally.Picoseconds;

    /// <summary>Number of batches.</summary>
    public long Batches => Picoseconds.Count;

    /// <summary>Calls of all batches.</summary>
    public long Calls => tally.Calls;

    /// <summary>Calls of a batch, on average.</summary>
    public double CallsPerBatch => Batches == 0 ? 0 : (double)Calls / Batches;

    /// <summary>The mean over batches.</summary>
    public double MeanNanoseconds => Batches == 0 ? 0 : Picoseconds.Mean / PicosecondsPerNanosecond;

    /// <summary>The sample standard deviation of the batch means; 0 for fewer than two batches.</summary>
    public double StandardDeviationNanoseconds => Batches < 2 ? 0 : Picoseconds.StandardDeviation / PicosecondsPerNanosecond;

    /// <summary>The smallest batch mean.</summary>
    public double MinNanoseconds => Batches == 0 ? 0 : Picoseconds.Min / PicosecondsPerNanosecond;

    /// <summary>The largest batch mean.</summary>
    public double MaxNanoseconds => Batches == 0 ? 0 : Picoseconds.Max / PicosecondsPerNanosecond;

    /// <summary>Bytes allocated by a call, on average; absent when calls changed threads, or nobody measured it.</summary>
    public double? AllocatedBytes => tally.Bytes is { } bytes && Calls > 0 ? (double)bytes / Calls : null;

    /// <summary>What a call of an empty body takes; subtracted from every batch mean.</summary>
    public double OverheadNanoseconds { get; }

    /// <summary>The figure that <paramref name="percentile"/> names, over batch means.</summary>
    public double this[Percentile percentile] => Batches == 0 ? 0 : percentile.Of(Picoseconds) / PicosecondsPerNanosecond;

    /// <summary>The smallest batch mean that at least <paramref name="percentile"/> % of the batch means do not exceed.</summary>
    /// <param name="percentile">Above 0, up to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percentile"/> is outside of (0, 100].</exception>
    public double At(double percentile)
    {
        if (percentile is not (> 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, "A percentile is above 0 and at most 100.");
        }

        return Batches == 0 ? 0 : Picoseconds.ValueAt(percentile) / PicosecondsPerNanosecond;
    }
}
