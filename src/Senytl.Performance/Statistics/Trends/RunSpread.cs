namespace Senytl.Performance.Statistics;

/// <summary>How far the same figure of repeated runs lies apart.</summary>
/// <param name="Mean">The mean over the runs.</param>
/// <param name="StandardDeviation">The sample standard deviation (n − 1); not a number for a single run.</param>
/// <param name="Min">The smallest figure.</param>
/// <param name="Max">The largest figure.</param>
internal readonly record struct RunSpread(double Mean, double StandardDeviation, double Min, double Max)
{
    /// <summary>The standard deviation as a share of the mean; not a number for a single run or a mean of 0.</summary>
    public double CoefficientOfVariation => Mean == 0 ? double.NaN : StandardDeviation / Math.Abs(Mean);

    /// <summary>The spread of one figure a run; at least one, all finite.</summary>
    public static RunSpread Of(ReadOnlySpan<double> runs)
    {
        ArgumentOutOfRangeException.ThrowIfZero(runs.Length, nameof(runs));
        var (mean, squares, min, max) = (0.0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < runs.Length; i++)
        {
            if (!double.IsFinite(runs[i]))
            {
                throw new ArgumentException($"The figure of run {i + 1} is not finite. Leave out runs without a result.", nameof(runs));
            }

            var deviation = runs[i] - mean;
            mean += deviation / (i + 1);
            squares += deviation * (runs[i] - mean);
            (min, max) = (Math.Min(min, runs[i]), Math.Max(max, runs[i]));
        }

        return new(mean, runs.Length < 2 ? double.NaN : Math.Sqrt(squares / (runs.Length - 1)), min, max);
    }
}
