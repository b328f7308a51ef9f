namespace Senytl.Performance.Statistics;

/// <summary>A slope that outliers do not move, with its interval.</summary>
/// <param name="Slope">The median of the slopes between all pairs of points.</param>
/// <param name="Lower">The lower end of the interval.</param>
/// <param name="Upper">The upper end of the interval.</param>
/// <remarks>
/// P. K. Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau", JASA 63 (1968), doi:10.1080/01621459.1968.10480934;
/// the variance of S with ties after M. G. Kendall, "Rank Correlation Methods". Ranks are rounded outwards: few points make it wider, never narrower.
/// </remarks>
internal readonly record struct TheilSen(double Slope, double Lower, double Upper)
{
    private const int MostPoints = 4000;

    /// <summary>Fits points with distinct x.</summary>
    /// <param name="x">3 to 4,000 finite numbers, rising.</param>
    /// <param name="y">As many finite numbers.</param>
    /// <param name="confidence">Of the two-sided interval, in (0, 1). Default 0.95.</param>
    public static TheilSen Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double confidence = 0.95)
    {
        if (x.Length != y.Length || x.Length is < 3 or > MostPoints)
        {
            throw new ArgumentException($"A trend needs 3 to {MostPoints} points; there are {x.Length} x and {y.Length} y.");
        }

        var slopes = Slopes(x, y);
        var spread = NormalQuantile.Of((1 + confidence) / 2) * Math.Sqrt(ScoreVariance(y));
        var below = (int)Math.Floor((slopes.Length - spread) / 2) - 1;
        var above = (int)Math.Ceiling((slopes.Length + spread) / 2);
        return new(
            Median(slopes),
            below < 0 ? double.NegativeInfinity : slopes[below],
            above >= slopes.Length ? double.PositiveInfinity : slopes[above]);
    }

    private static double[] Slopes(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var slopes = new double[x.Length * (x.Length - 1) / 2];
        var next = 0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = i + 1; j < x.Length; j++)
            {
                var slope = x[j] > x[i] ? (y[j] - y[i]) / (x[j] - x[i]) : double.NaN;
                slopes[next++] = double.IsFinite(slope)
                    ? slope
                    : throw new ArgumentException($"The points of a trend are finite and rise in x; points {i} and {j} do not.");
            }
        }

        Array.Sort(slopes);
        return slopes;
    }

    private static double ScoreVariance(ReadOnlySpan<double> y)
    {
        double n = y.Length;
        var variance = n * (n - 1) * ((2 * n) + 5);
        foreach (var (_, count) in y.ToArray().CountBy(value => value))
        {
            variance -= (double)count * (count - 1) * ((2 * count) + 5);
        }

        return variance / 18;
    }

    private static double Median(double[] sorted) =>
        (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
