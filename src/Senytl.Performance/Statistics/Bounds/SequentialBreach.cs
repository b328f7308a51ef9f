namespace Senytl.Performance.Statistics;

/// <summary>Proof, open to a look at any moment, that more than the allowed share of the observations is over a limit.</summary>
/// <remarks>
/// A likelihood ratio, averaged over all shares above the allowed one. Where the limit holds it is a supermartingale, so it ever reaches
/// 1/α with probability α at most, however many looks are taken: no schedule of looks and no spending of α over it is needed.
/// J. Ville, "Étude critique de la notion de collectif" (1939); H. Robbins, "Statistical Methods Related to the Law of the Iterated
/// Logarithm", Ann. Math. Stat. 41 (1970), doi:10.1214/aoms/1177696786. Observations are taken to be independent.
/// </remarks>
internal static class SequentialBreach
{
    /// <summary>The chance of ever aborting a run that meets its limit.</summary>
    public const double DefaultRisk = 0.01;

    /// <summary>Whether the breach is proven.</summary>
    /// <param name="count">n, the observations so far.</param>
    /// <param name="over">k, how many of them were over the limit.</param>
    /// <param name="percentile">In percent, over 0 and at most 100.</param>
    /// <param name="risk">α for this limit, in (0, 1). Divide it among limits that are watched together.</param>
    public static bool IsProven(long count, long over, double percentile, double risk = DefaultRisk)
    {
        if (!(risk > 0 && risk < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(risk), risk, "The risk of a false abort lies strictly between 0 and 1: write 0.01 for 1 %.");
        }

        return Evidence(count, over, percentile) >= 1 / risk;
    }

    /// <summary>How many times better a share above the allowed one explains the observations; 1 without any.</summary>
    /// <inheritdoc cref="IsProven" path="/param"/>
    public static double Evidence(long count, long over, double percentile)
    {
        NearestRank.Check(percentile);
        if (count == 0)
        {
            return 1;
        }

        Binomial.CheckCount(over, count);
        var allowed = 1 - (percentile / 100);
        if (allowed <= 0)
        {
            return over > 0 ? double.PositiveInfinity : 1.0 / (count + 1);
        }

        // The average over q in (allowed, 1) of q^k (1 − q)^(n−k), against its value at the allowed share.
        var above = RegularizedBeta.Complement(allowed, over + 1, count - over + 1);
        return above / (percentile / 100) / (count + 1) / Binomial.Probability(over, count, allowed);
    }
}
