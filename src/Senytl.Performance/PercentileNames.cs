using Senytl.Performance.Statistics;

namespace Senytl.Performance;

internal static class PercentileNames
{
    /// <summary>The percentile in percent; only for those that are one.</summary>
    public static double Rank(this Percentile percentile) => percentile switch
    {
        Percentile.P50 => 50,
        Percentile.P90 => 90,
        Percentile.P95 => 95,
        Percentile.P99 => 99,
        Percentile.P999 => 99.9,
        _ => throw new ArgumentOutOfRangeException(nameof(percentile), percentile, "This figure is not a percentile."),
    };

    /// <summary>The figure of a distribution, in its unit; only of one that has values.</summary>
    public static double Of(this Percentile percentile, Distribution values) => percentile switch
    {
        Percentile.Average => values.Mean,
        Percentile.Max => values.Max,
        _ => values.ValueAt(percentile.Rank()),
    };

    /// <summary>What a limit on the figure claims: the percentile's share, with the confidence of a pass; absent of the average and the maximum.</summary>
    public static (double Percentile, double Confidence)? Claim(this Percentile percentile, double confidence) =>
        percentile is Percentile.Average or Percentile.Max ? null : (percentile.Rank(), confidence);

    public static string Label(this Percentile percentile) => percentile switch
    {
        Percentile.Average => "average",
        Percentile.P999 => "p99.9",
        Percentile.Max => "max",
        _ => percentile.ToString().ToLowerInvariant(),
    };
}
