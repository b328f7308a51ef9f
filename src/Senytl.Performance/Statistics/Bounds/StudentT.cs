namespace Senytl.Performance.Statistics;

/// <summary>Student's t distribution.</summary>
/// <remarks>Student, "The probable error of a mean", Biometrika 6 (1908), doi:10.1093/biomet/6.1.1.</remarks>
internal static class StudentT
{
    /// <summary>P(T ≤ t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degrees">Degrees of freedom, over 0.</param>
    public static double Cdf(double t, double degrees)
    {
        var tail = RegularizedBeta.Of(degrees / (degrees + (t * t)), degrees / 2, 0.5) / 2;
        return t < 0 ? tail : 1 - tail;
    }

    /// <summary>The value that T stays below with probability p.</summary>
    /// <param name="p">Strictly between 0 and 1.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    public static double Quantile(double p, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        if (!(p > 0 && p < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile exists for probabilities strictly between 0 and 1.");
        }

        if (p == 0.5)
        {
            return 0;
        }

        var tail = Math.Min(p, 1 - p);
        var (low, high) = (0.0, 1.0);
        while (Cdf(-high, degrees) > tail)
        {
            (low, high) = (high, high * 2);
        }

        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                return p < 0.5 ? -high : high;
            }

            (low, high) = Cdf(-middle, degrees) > tail ? (middle, high) : (low, middle);
        }
    }
}
