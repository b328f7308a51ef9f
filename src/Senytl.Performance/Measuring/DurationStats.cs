using Senytl.Performance.Measuring;
using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>A distribution of durations. Percentiles are nearest rank.</summary>
/// <remarks>Exact up to 4,096 observations, within 0.1 % beyond. All figures are zero when <see cref="Count"/> is 0.</remarks>
public sealed class DurationStats
{
    internal DurationStats(Distribution nanoseconds) => Nanoseconds = nanoseconds;

    internal Distribution Nanoseconds { get; }

    /// <summary>Number of observations.</summary>
    public long Count => Nanoseconds.Count;

    /// <summary>The arithmetic mean.</summary>
    public TimeSpan Average => Count == 0 ? TimeSpan.Zero : Span((long)Math.Round(Nanoseconds.Mean));

    /// <summary>The sample standard deviation.</summary>
    public TimeSpan StandardDeviation => Count < 2 ? TimeSpan.Zero : Span((long)Math.Round(Nanoseconds.StandardDeviation));

    /// <summary>The smallest observation.</summary>
    public TimeSpan Min => Count == 0 ? TimeSpan.Zero : Span(Nanoseconds.Min);

    /// <summary>The median.</summary>
    public TimeSpan P50 => At(50);

    /// <summary>The 90th percentile.</summary>
    public TimeSpan P90 => At(90);

    /// <summary>The 95th percentile.</summary>
    public TimeSpan P95 => At(95);

    /// <summary>The 99th percentile.</summary>
    public TimeSpan P99 => At(99);

    /// <summary>The 99.9th percentile.</summary>
    public TimeSpan P999 => At(99.9);

    /// <summary>The largest observation.</summary>
    public TimeSpan Max => Count == 0 ? TimeSpan.Zero : Span(Nanoseconds.Max);

    /// <summary>The smallest observation that at least <paramref name="percentile"/> % of the observations do not exceed.</summary>
    /// <param name="percentile">Above 0, up to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percentile"/> is outside of (0, 100].</exception>
    public TimeSpan At(double percentile)
    {
        if (percentile is not (> 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, "A percentile is above 0 and at most 100.");
        }

        return Count == 0 ? TimeSpan.Zero : Span(Nanoseconds.ValueAt(percentile));
    }

    /// <summary>The figure that <paramref name="percentile"/> names.</summary>
    public TimeSpan this[Percentile percentile] => percentile switch
    {
        Percentile.Average => Average,
        Percentile.Max => Max,
        _ => At(percentile.Rank()),
    };

    private static TimeSpan Span(long nanoseconds) => RunClock.ToTimeSpan(nanoseconds);
}
