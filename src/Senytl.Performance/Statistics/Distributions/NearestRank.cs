namespace Senytl.Performance.Statistics;

/// <summary>The one definition of a percentile: the smallest observation that at least p % of the observations do not exceed.</summary>
internal static class NearestRank
{
    /// <summary>The rank, from 1 to <paramref name="count"/>, of the percentile among the sorted observations.</summary>
    /// <param name="count">How many observations there are; at least 1.</param>
    /// <param name="percentile">In percent, over 0 and at most 100.</param>
    public static long Of(long count, double percentile)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Check(percentile);

        // Decimal, because 99.9 / 100 * 1000 in binary is a hair over 999 and would pick the wrong observation.
        var rank = (long)decimal.Ceiling((decimal)percentile * count / 100m);
        return Math.Clamp(rank, 1, count);
    }

    /// <summary>How many of <paramref name="count"/> observations may lie over a limit that the percentile still meets.</summary>
    public static long AllowedOver(long count, double percentile) => count - Of(count, percentile);

    /// <summary>Throws unless the percentile lies in (0, 100].</summary>
    public static void Check(double percentile)
    {
        if (!(percentile > 0 && percentile <= 100))
        {
            throw new ArgumentOutOfRangeException(
                nameof(percentile), percentile, "A percentile is over 0 and at most 100, in percent. Write 95 for p95.");
        }
    }
}
