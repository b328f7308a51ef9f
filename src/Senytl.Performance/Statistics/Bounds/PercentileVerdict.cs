namespace Senytl.Performance.Statistics;

/// <summary>Judges "at least p % of the observations are within the limit" from how many were over it.</summary>
/// <param name="Decision">Pass, Fail or Inconclusive.</param>
/// <param name="Count">n, the number of observations.</param>
/// <param name="Over">k, how many of them were over the limit.</param>
/// <param name="Confidence">c, the confidence asked for.</param>
/// <param name="MoreNeeded">How many more observations, all within the limit, would make it a Pass; 0 unless Inconclusive.</param>
internal readonly record struct PercentileVerdict(Decision Decision, long Count, long Over, double Confidence, long MoreNeeded)
{
    /// <summary>The one-sided upper bound of the share over the limit.</summary>
    public double UpperBound => Binomial.UpperBound(Over, Count, Confidence);

    /// <summary>Decides.</summary>
    /// <param name="count">n; at least 1, since nothing observed proves nothing.</param>
    /// <param name="over">k; from 0 to n.</param>
    /// <param name="percentile">In percent, over 0 and at most 100. At 100 the maximum is meant, which needs no proof.</param>
    /// <param name="confidence">From 0.5 to below 1.</param>
    /// <param name="sequential">Whether the proof must stand at any look, because the run goes on until it does.</param>
    /// <remarks>
    /// Pass ⇔ BinomialCdf(k; n, 1 − p) ≤ 1 − c, and <see cref="SequentialProof"/> where it is asked for.
    /// Fail ⇔ the percentile by nearest rank is over the limit.
    /// </remarks>
    public static PercentileVerdict Of(long count, long over, double percentile, double confidence, bool sequential = false)
    {
        Binomial.CheckCount(over, count);
        NearestRank.Check(percentile);
        if (!(confidence >= 0.5 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(confidence), confidence, "A confidence is at least 0.5 and below 1: write 0.95 for 95 %.");
        }

        if (over > NearestRank.AllowedOver(count, percentile))
        {
            return new(Decision.Fail, count, over, confidence, 0);
        }

        var within = percentile / 100;
        if (percentile == 100
            || (Binomial.Cdf(over, count, 1 - within) <= 1 - confidence
                && (!sequential || SequentialProof.IsProven(count, over, percentile, confidence))))
        {
            return new(Decision.Pass, count, over, confidence, 0);
        }

        var once = Binomial.SmallestPassing(within, over, confidence);
        var needed = sequential ? Math.Max(once, SequentialProof.SmallestPassing(percentile, over, confidence)) : once;
        return new(Decision.Inconclusive, count, over, confidence, needed - count);
    }
}
