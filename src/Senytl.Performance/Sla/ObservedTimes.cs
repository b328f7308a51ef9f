using Senytl.Performance.Measuring;
using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>What a limit on a duration is held against, in nanoseconds: requests, calls, or the means of batches of calls.</summary>
internal sealed class ObservedTimes
{
    /// <summary>Those that came to their end.</summary>
    public required Distribution Ended { get; init; }

    /// <summary>What the figures are of: those that were cut off count with the time that was seen.</summary>
    public required Distribution Shown { get; init; }

    /// <summary>Those that are over every limit, whatever was seen of them.</summary>
    public long Lost { get; init; }

    /// <summary>How long those were seen that timed out; empty where that is not known.</summary>
    public Distribution TimedOut { get; init; } = new();

    /// <summary>How long those were seen that the end of the run cut off.</summary>
    public Distribution CutOff { get; init; } = new();

    /// <summary>Whether the time that was seen is part of the one that is limited.</summary>
    public bool CutCounts { get; init; }

    public bool AreBatchMeans { get; init; }

    /// <summary>All that a share is a share of.</summary>
    public long Count => Ended.Count + Lost + CutOff.Count;

    private int UnitsPerNanosecond => AreBatchMeans ? OperationTally.PicosecondsPerNanosecond : 1;

    /// <summary>The figure in nanoseconds; only when one is shown.</summary>
    public double this[Percentile percentile] => percentile switch
    {
        Percentile.Average => Math.Round(Shown.Mean / UnitsPerNanosecond, AreBatchMeans ? 6 : 3),
        _ => percentile.Of(Shown) / UnitsPerNanosecond,
    };

    public static ObservedTimes Of(PerformanceResult result, DurationMetric metric) => metric switch
    {
        DurationMetric.ResponseTime => OfRequests(result.ResponseTimes, result.ResponseTime, result.Operation),
        DurationMetric.ServiceTime => OfRequests(result.ServiceTimes, result.ServiceTime, result.Operation),
        DurationMetric.TimeToFirstToken => new()
        {
            Ended = result[metric].Nanoseconds,
            Shown = result[metric].Nanoseconds,
            Lost = result.FirstTokenTimes.TimedOut.Count,
            CutOff = result.FirstTokenTimes.CutOff,
            CutCounts = true,
        },
        _ => new()
        {
            Ended = result[metric].Nanoseconds,
            Shown = result[metric].Nanoseconds,
            Lost = result.TimeoutsInCall,
            CutOff = result.UnfinishedCalls.Nanoseconds,
            CutCounts = metric == DurationMetric.ModelCallLatency,
        },
    };

    /// <summary>Those over the limit; never too few.</summary>
    public long Over(double nanoseconds) =>
        Ended.CountOver(LimitSteps.Within(nanoseconds, UnitsPerNanosecond)) + Lost + CutOver(nanoseconds);

    /// <summary>How many of those over the limit may have been within: a limit that was not stated before is known to the width of a bucket.</summary>
    public long Unsure(double nanoseconds) =>
        LimitSteps.Within(nanoseconds, UnitsPerNanosecond) is var limit ? Ended.CountOver(limit) - Ended.CountSurelyOver(limit) : 0;

    /// <summary>Those cut off before the limit: nobody knows whether they would have gone over it.</summary>
    public long Open(double nanoseconds) => CutOff.Count - CutOver(nanoseconds);

    /// <summary>Those over the limit for certain of which only a part was seen.</summary>
    public long CutOver(double nanoseconds) => CutCounts ? CutOff.CountSurelyOver(LimitSteps.Within(nanoseconds)) : 0;

    /// <summary>Upper bound of the mean, in nanoseconds.</summary>
    public double UpperMean(double confidence) => MeanBound.Upper(Shown, confidence) / UnitsPerNanosecond;

    private static ObservedTimes OfRequests(RequestTimes times, DurationStats all, OperationStats? operation) => new()
    {
        Ended = operation?.Picoseconds ?? times.Ended,
        Shown = operation?.Picoseconds ?? all.Nanoseconds,
        Lost = times.TimedOut.Count,
        TimedOut = times.TimedOut,
        CutOff = times.CutOff,
        CutCounts = true,
        AreBatchMeans = operation is not null,
    };
}
