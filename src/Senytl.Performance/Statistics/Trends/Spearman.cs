namespace Senytl.Performance.Statistics;

/// <summary>Whether two series rise and fall together, by rank.</summary>
/// <param name="Rho">From −1 to 1; 0 when one of the series is constant.</param>
/// <param name="PValue">The two-sided probability of a ρ at least as far from 0 without any relation, by the t approximation.</param>
/// <remarks>C. Spearman, "The Proof and Measurement of Association between Two Things", Am. J. Psychol. 15 (1904), doi:10.2307/1412159.</remarks>
internal readonly record struct Spearman(double Rho, double PValue)
{
    /// <summary>Correlates two series of the same length, at least 4.</summary>
    public static Spearman Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length || x.Length < 4)
        {
            throw new ArgumentException($"A rank correlation needs at least 4 pairs; there are {x.Length} x and {y.Length} y.");
        }

        var rho = Correlation(Ranks(x), Ranks(y));
        var degrees = x.Length - 2;
        var t = Math.Abs(rho) >= 1 ? double.PositiveInfinity : Math.Abs(rho) * Math.Sqrt(degrees / (1 - (rho * rho)));
        return new(rho, double.IsInfinity(t) ? 0 : 2 * StudentT.Cdf(-t, degrees));
    }

    // Equal values share the mean of their ranks.
    private static double[] Ranks(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                ranks[order[i]] = (start + end - 1) / 2.0;
            }

            start = end;
        }

        return ranks;
    }

    private static double Correlation(double[] x, double[] y)
    {
        var middle = (x.Length - 1) / 2.0;
        var (xy, xx, yy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - middle, y[i] - middle);
            (xy, xx, yy) = (xy + (dx * dy), xx + (dx * dx), yy + (dy * dy));
        }

        return xx == 0 || yy == 0 ? 0 : Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1);
    }
}
