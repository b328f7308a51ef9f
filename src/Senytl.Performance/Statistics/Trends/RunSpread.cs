namespace Senytl.Performance.Statistics;

/// <summary>How far the same figure of repeated runs lies apart.</summary>
/// <param name="Mean">The mean over the runs.</param>
/// <param name="StandardDeviation">The sample standard deviation (n − 1); not a number for a single run.</param>
internal readonly record struct RunSpread(double Mean, double StandardDeviation)
{
    /// <summary>The standard deviation as a share of the mean; 0 where both are, and not a number for a single run.</summary>
    public double CoefficientOfVariation => StandardDeviation == 0 ? 0 : StandardDeviation / Math.Abs(Mean);

    /// <summary>The spread of one figure a run; at least one, all finite.</summary>
    public static RunSpread Of(ReadOnlySpan<double> runs)
    {
        ArgumentOutOfRangeException.ThrowIfZero(runs.Length, nameof(runs));
        var (mean, squares) = (0.0, 0.0);
        for (var i = 0; i < runs.Length; i++)
        {
            if (!double.IsFinite(runs[i]))
            {
                throw new ArgumentException($"The figure of run {i + 1} is not finite. Leave out runs without a result.", nameof(runs));
            }

            var deviation = runs[i] - mean;
            mean += deviation / (i + 1);
            squares += deviation * (runs[i] - mean);
        }

        return new(mean, runs.Length < 2 ? double.NaN : Math.Sqrt(squares / (runs.Length - 1)));
    }
}
