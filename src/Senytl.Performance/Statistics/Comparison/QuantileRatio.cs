namespace Senytl.Performance.Statistics;

/// <summary>How a quantile of one run compares with that of another, as the logarithm of their ratio.</summary>
/// <param name="LogRatio">ln(candidate / baseline); 0.0488 is 5 % slower.</param>
/// <param name="Lower">The lower end of the two-sided interval.</param>
/// <param name="Upper">The upper end of the two-sided interval.</param>
/// <remarks>
/// Latencies that follow each other resemble each other, so whole stretches of windows are resampled (circular block bootstrap), and the
/// spread is widened by Student's t for the number of blocks. H. R. Künsch, "The Jackknife and the Bootstrap for General Stationary
/// Observations", Ann. Stat. 17 (1989), doi:10.1214/aos/1176347265.
/// </remarks>
internal readonly record struct QuantileRatio(double LogRatio, double Lower, double Upper)
{
    /// <summary>The fewest windows from which a spread is estimated.</summary>
    public const int FewestWindows = 5;

    /// <summary>Compares two runs.</summary>
    /// <param name="baseline">The windows of the run to compare with, in the order of time.</param>
    /// <param name="candidate">The windows of the new run, in the order of time.</param>
    /// <param name="percentile">In percent, over 0 and at most 100.</param>
    /// <param name="confidence">Of the two-sided interval, in (0, 1). Default 0.95.</param>
    /// <param name="seed">Reproduces the interval.</param>
    /// <exception cref="ArgumentException">A run has no observation, or its quantile is 0, so that there is no ratio.</exception>
    public static QuantileRatio Estimate(
        IReadOnlyList<Distribution> baseline, IReadOnlyList<Distribution> candidate, double percentile, double confidence = 0.95, int seed = 0)
    {
        var before = new QuantileSpread(baseline, percentile, seed);
        var after = new QuantileSpread(candidate, percentile, seed + 1);
        if (before.Quantile == 0 || after.Quantile == 0)
        {
            throw new ArgumentException("A quantile of 0 has no ratio. Measure in a finer unit.");
        }

        var ratio = Math.Log((double)after.Quantile / before.Quantile);
        if (baseline.Count < FewestWindows || candidate.Count < FewestWindows)
        {
            return new(ratio, double.NegativeInfinity, double.PositiveInfinity);
        }

        var error = Math.Sqrt((before.LogError * before.LogError) + (after.LogError * after.LogError));
        var margin = StudentT.Quantile((1 + confidence) / 2, Math.Max(1, before.Blocks + after.Blocks - 2)) * error;
        return new(ratio, ratio - margin, ratio + margin);
    }
}
