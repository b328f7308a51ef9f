using Senytl.Performance.Statistics;

namespace Senytl.Benchmarks.Statistics;

/// <summary>How often a percentile that only just misses its limit is called proven: the worst cell of all counts and shapes.</summary>
internal static class FalsePass
{
    private const int Trials = 10_000;
    private const double P = 95;

    private static readonly int[] Counts = [20, 50, 100, 200, 500, 1000, 5000];

    /// <summary>The worst share of false passes, in percent, with all verdicts made from recorded distributions.</summary>
    public static double WorstPercent() => (
        from shape in LatencyShape.All.Take(4)
        from count in Counts
        select 100.0 * Passes(shape, count) / Trials).Max();

    private static int Passes(LatencyShape shape, int count)
    {
        // At this limit exactly 5 % are over. Any true share above makes a false pass rarer still.
        var limit = (long)shape.Quantile(P / 100);
        var random = SeededRandom.From(count);
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

            var verdict = PercentileVerdict.Of(count, distribution.CountOver(limit), P, 0.95);
            passes += verdict.Decision == Decision.Pass ? 1 : 0;
        }

        return passes;
    }
}
