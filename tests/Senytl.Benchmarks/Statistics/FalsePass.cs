using Senytl.Performance.Statistics;

namespace Senytl.Benchmarks.Statistics;

/// <summary>How often a percentile that only just misses its limit is called proven: the worst cell of all counts and shapes.</summary>
internal static class FalsePass
{
    private const int Trials = 10_000;
    private const double P = 95;
    private const double Confidence = 0.95;

    private static readonly int[] Counts = [20, 50, 100, 200, 500, 1000, 5000];

    /// <summary>All verdicts made from recorded distributions, each cell of a stream of its own, beside the rate that the binomial law says.</summary>
    /// <returns>
    /// The worst observed share of false passes in percent, the worst exact one, and by how many standard errors of a cell's
    /// trials the cell furthest from its exact rate is off.
    /// </returns>
    public static (double WorstPercent, double WorstExactPercent, double FurthestSigma) Measure()
    {
        var cells = (
            from shape in LatencyShape.All.Take(4).Index()
            from count in Counts
            let exact = ExactShare(count)
            select (Share: (double)Passes(shape.Item, count, seed: (shape.Index * 10_000) + count) / Trials, Exact: exact)).ToList();
        return (
            100 * cells.Max(cell => cell.Share),
            100 * cells.Max(cell => cell.Exact),
            cells.Where(cell => cell.Exact > 0).Max(cell => Math.Abs(cell.Share - cell.Exact) / Math.Sqrt(cell.Exact * (1 - cell.Exact) / Trials)));
    }

    /// <summary>The chance of so few over the limit that it passes, when each is over it with the share that is just not allowed.</summary>
    private static double ExactShare(int count)
    {
        var passing = Enumerable.Range(0, count).TakeWhile(over => PercentileVerdict.Of(count, over, P, Confidence).Decision == Decision.Pass).Count();
        return passing == 0 ? 0 : Binomial.Cdf(passing - 1, count, 1 - (P / 100));
    }

    private static int Passes(LatencyShape shape, int count, int seed)
    {
        // At this limit exactly 5 % are over. Any true share above makes a false pass rarer still.
        var limit = (long)shape.Quantile(P / 100);
        var random = SeededRandom.From(seed);
        var distribution = new Distribution();
        distribution.Track(limit);
        var passes = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            distribution.Clear();
            for (var i = 0; i < count; i++)
            {
                distribution.Record(shape.Next(ref random));
            }

            var verdict = PercentileVerdict.Of(count, distribution.CountOver(limit), P, Confidence);
            passes += verdict.Decision == Decision.Pass ? 1 : 0;
        }

        return passes;
    }
}
