namespace Senytl.Performance.Statistics;

/// <summary>The one-sided upper bound of a mean.</summary>
internal static class MeanBound
{
    private const int FewestResamples = 2_000;
    private const int MostResamples = 100_000;
    private const int Beyond = 10;

    /// <summary>Up to this count the skew of latencies still shows in the mean, and is measured by resampling.</summary>
    public const int LargestResampled = 2000;

    /// <summary>The bound for what was observed; infinite for fewer than two observations, which say nothing about spread.</summary>
    /// <param name="distribution">The observations.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <remarks>The wider of the t bound and the studentized bootstrap up to <see cref="LargestResampled"/> observations;
    /// the t bound beyond, where the two agree. Where resampling bounds nothing, because few observations differ, that of
    /// <see cref="RareValues"/> stands in for it.</remarks>
    public static double Upper(Distribution distribution, double confidence)
    {
        if (distribution.Count < 2)
        {
            return double.PositiveInfinity;
        }

        var bound = UpperT(distribution.Mean, distribution.StandardDeviation, distribution.Count, confidence);
        if (distribution.Count > LargestResampled)
        {
            return bound;
        }

        var resampled = StudentizedBootstrap.Upper(distribution.Values, confidence, Resamples(confidence), seed: 0);
        return Math.Max(bound, double.IsFinite(resampled) ? resampled : RareValues.Upper(distribution.Values, confidence));
    }

    // So many that several lie beyond the bound: the outermost one alone says little of how far out it is.
    private static int Resamples(double confidence) => (int)Math.Clamp(Math.Ceiling(Beyond / (1 - confidence)), FewestResamples, MostResamples);

    /// <summary>Student's bound: mean + t · s / √n. Exact for normal observations, too low for few skewed ones.</summary>
    public static double UpperT(double mean, double standardDeviation, long count, double confidence) =>
        mean + (StudentT.Quantile(confidence, count - 1) * standardDeviation / Math.Sqrt(count));
}
