namespace Senytl.Performance.Statistics;

/// <summary>Whether a sample can come from a distribution: the largest distance between their distribution functions.</summary>
/// <remarks>
/// The limit law of A. N. Kolmogorov (1933) with the correction for finite n of M. A. Stephens, "Use of the Kolmogorov–Smirnov,
/// Cramér–Von Mises and Related Statistics Without Extensive Tables", J. R. Stat. Soc. B 32 (1970), doi:10.1111/j.2517-6161.1970.tb00821.x.
/// </remarks>
internal static class KolmogorovSmirnov
{
    /// <summary>The largest distance D and the probability of one at least as large if the sample fits.</summary>
    /// <param name="sample">At least 5 values; sorted by the call.</param>
    /// <param name="cdf">The distribution function to compare with; continuous.</param>
    public static (double Distance, double PValue) Test(Span<double> sample, Func<double, double> cdf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sample.Length, 5, nameof(sample));
        sample.Sort();
        var distance = 0.0;
        for (var i = 0; i < sample.Length; i++)
        {
            var expected = cdf(sample[i]);
            distance = Math.Max(distance, Math.Max(expected - ((double)i / sample.Length), ((i + 1.0) / sample.Length) - expected));
        }

        var root = Math.Sqrt(sample.Length);
        return (distance, Survival((root + 0.12 + (0.11 / root)) * distance));
    }

    /// <summary>P(K > x) of the Kolmogorov distribution.</summary>
    public static double Survival(double x)
    {
        if (x < 0.2)
        {
            return 1;
        }

        var sum = 0.0;
        for (var j = 1; j <= 100; j++)
        {
            var term = Math.Exp(-2.0 * j * j * x * x);
            sum += j % 2 == 1 ? term : -term;
            if (term < 1e-17)
            {
                break;
            }
        }

        return Math.Clamp(2 * sum, 0, 1);
    }
}
