using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>What a limit on a duration is held against, in nanoseconds: requests, or the means of batches of calls.</summary>
/// <param name="values">The observations.</param>
/// <param name="unitsPerNanosecond">1 for nanoseconds, 1000 for picoseconds.</param>
/// <param name="areBatchMeans">Whether each observation is the mean of a batch.</param>
internal readonly struct ObservedTimes(Distribution values, double unitsPerNanosecond, bool areBatchMeans)
{
    public long Count => values.Count;

    public bool AreBatchMeans => areBatchMeans;

    /// <summary>The figure in nanoseconds; only when there is an observation.</summary>
    public double this[Percentile percentile] => percentile switch
    {
        Percentile.Average => Math.Round(values.Mean / unitsPerNanosecond, areBatchMeans ? 6 : 3),
        Percentile.Max => values.Max / unitsPerNanosecond,
        _ => values.ValueAt(percentile.Rank()) / unitsPerNanosecond,
    };

    public static ObservedTimes Of(PerformanceResult result, DurationMetric metric) =>
        metric is DurationMetric.ResponseTime or DurationMetric.ServiceTime && result.Operation is { } operation
            ? new ObservedTimes(operation.Picoseconds, 1000, areBatchMeans: true)
            : new ObservedTimes(result[metric].Nanoseconds, 1, areBatchMeans: false);

    public long CountOver(double nanoseconds) => values.CountOver((long)Math.Floor(Math.Round(nanoseconds * unitsPerNanosecond, 3)));

    /// <summary>Upper bound of the mean, in nanoseconds.</summary>
    public double UpperMean(double confidence) => MeanBound.Upper(values, confidence) / unitsPerNanosecond;
}
