namespace Senytl.Performance.Statistics;

/// <summary>Proof, open to a look at any moment, that at most the allowed share of the observations is over a limit.</summary>
/// <remarks>
/// The mirror of <see cref="SequentialBreach"/>: a likelihood ratio averaged over all shares below the allowed one. Where the
/// limit does not hold, it ever reaches 1/α with probability α at most, however many looks are taken (J. Ville 1939).
/// It needs more observations than the bound for one look: 88 instead of 59 for p95 with none over.
/// </remarks>
internal static class SequentialProof
{
    /// <summary>Whether it is proven.</summary>
    /// <param name="count">n, the observations so far.</param>
    /// <param name="over">k, how many of them were over the limit.</param>
    /// <param name="percentile">In percent, over 0 and below 100.</param>
    /// <param name="confidence">1 − α, in (0, 1).</param>
    public static bool IsProven(long count, long over, double percentile, double confidence) =>
        count > 0 && Evidence(count, over, percentile) >= 1 / (1 - confidence);

    /// <summary>The smallest n at which k over the limit still prove it.</summary>
    /// <inheritdoc cref="IsProven" path="/param"/>
    public static long SmallestPassing(double percentile, long over, double confidence) =>
        Binomial.Smallest(over, count => IsProven(count, over, percentile, confidence));

    /// <summary>How many times better a share below the allowed one explains the observations.</summary>
    /// <inheritdoc cref="IsProven" path="/param"/>
    public static double Evidence(long count, long over, double percentile)
    {
        Binomial.CheckCount(over, count);
        var allowed = 1 - (percentile / 100);

        // The average over q in (0, allowed) of q^k (1 − q)^(n−k), against its value at the allowed share.
        var below = RegularizedBeta.Of(allowed, over + 1, count - over + 1);
        return below / allowed / (count + 1) / Binomial.Probability(over, count, allowed);
    }
}
