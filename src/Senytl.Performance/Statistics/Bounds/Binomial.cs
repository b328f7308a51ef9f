namespace Senytl.Performance.Statistics;

/// <summary>Exact binomial probabilities and the bounds that follow from them.</summary>
/// <remarks>
/// C. J. Clopper, E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial",
/// Biometrika 26 (1934), doi:10.1093/biomet/26.4.404.
/// </remarks>
internal static class Binomial
{
    /// <summary>P(X = k) of n trials that each succeed with probability p, in (0, 1).</summary>
    public static double Probability(long k, long n, double p)
    {
        CheckCount(k, n);
        CheckInside(p, nameof(p));
        return k == 0 ? Math.Exp(n * double.LogP1(-p)) : k == n ? Math.Pow(p, n) : BinomialTerm.Of(k, n - k, p);
    }

    /// <summary>P(X ≤ k) of n trials that each succeed with probability p; accurate to 1e-12 for n up to 1e8.</summary>
    public static double Cdf(long k, long n, double p)
    {
        CheckTrials(n);
        CheckShare(p, nameof(p));
        if (k < 0)
        {
            return 0;
        }

        return k >= n ? 1 : RegularizedBeta.Complement(p, k + 1, n - k);
    }

    /// <summary>The largest share that k of n does not contradict: one-sided upper Clopper–Pearson bound.</summary>
    /// <param name="k">How many of the n had the property.</param>
    /// <param name="n">How many there are.</param>
    /// <param name="confidence">In (0, 1); 0.95 for 95 %.</param>
    public static double UpperBound(long k, long n, double confidence)
    {
        CheckCount(k, n);
        CheckConfidence(confidence);
        return k == n ? 1 : Root(share => Cdf(k, n, share) <= 1 - confidence);
    }

    /// <summary>The smallest share that k of n does not contradict: one-sided lower Clopper–Pearson bound.</summary>
    /// <inheritdoc cref="UpperBound" path="/param"/>
    public static double LowerBound(long k, long n, double confidence)
    {
        CheckCount(k, n);
        CheckConfidence(confidence);
        return k == 0 ? 0 : Root(share => RegularizedBeta.Of(share, k, n - k + 1) >= 1 - confidence);
    }

    /// <summary>The smallest n at which k over the limit still prove that at least a share p is within it.</summary>
    /// <param name="p">The share that has to be within the limit, in (0, 1); 0.95 for p95.</param>
    /// <param name="k">How many are over the limit.</param>
    /// <param name="confidence">In (0, 1).</param>
    public static long SmallestPassing(double p, long k, double confidence)
    {
        CheckInside(p, nameof(p));
        CheckConfidence(confidence);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        return Smallest(k, n => Cdf(k, n, 1 - p) <= 1 - confidence);
    }

    /// <summary>The smallest number of observations above k that proves something; each larger one does, too.</summary>
    internal static long Smallest(long k, Func<long, bool> proves)
    {
        var low = k;
        var high = Math.Max(1, 2 * k);
        while (!proves(high))
        {
            low = high;
            high = checked(high * 2);
        }

        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = proves(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static double Root(Func<double, bool> isBeyond)
    {
        var (low, high) = (0.0, 1.0);
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                return high;
            }

            (low, high) = isBeyond(middle) ? (low, middle) : (middle, high);
        }
    }

    private static void CheckTrials(long n) => ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);

    /// <summary>Throws unless k of n is possible.</summary>
    internal static void CheckCount(long k, long n)
    {
        CheckTrials(n);
        if (k < 0 || k > n)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, $"Of {n} trials, 0 to {n} can have the property.");
        }
    }

    private static void CheckShare(double share, string name)
    {
        if (!(share >= 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(name, share, "A probability lies in [0, 1].");
        }
    }

    private static void CheckConfidence(double confidence) => CheckInside(confidence, nameof(confidence));

    private static void CheckInside(double share, string name)
    {
        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(name, share, "The share lies strictly between 0 and 1: write 0.95 for 95 %.");
        }
    }
}
