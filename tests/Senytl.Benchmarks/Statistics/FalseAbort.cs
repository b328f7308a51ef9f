using Senytl.Performance.Statistics;

namespace Senytl.Benchmarks.Statistics;

/// <summary>How often a run is aborted that meets its limit, and how soon one that does not.</summary>
internal static class FalseAbort
{
    private const int Runs = 10_000;
    private const int Looks = 120;
    private const int PerLook = 25;

    /// <summary>The worst share of aborted runs over p90, p95 and p99, in percent, when exactly as many are over the limit as may be.</summary>
    public static double WorstPercent() => new[] { 90.0, 95, 99 }.Max(percentile =>
    {
        var random = SeededRandom.From((int)percentile);
        return 100.0 * Enumerable.Range(0, Runs).Count(_ => AbortedAfter(ref random, percentile, 1 - (percentile / 100)) is not null) / Runs;
    });

    /// <summary>The median number of requests until abort when twice as many are over a p95 limit as may be.</summary>
    public static double RequestsAtDouble()
    {
        var random = SeededRandom.From(1);
        var after = Enumerable.Range(0, 1000).Select(_ => AbortedAfter(ref random, 95, 0.10) ?? int.MaxValue).Order().ToArray();
        return after[after.Length / 2];
    }

    private static int? AbortedAfter(ref SeededRandom random, double percentile, double shareOver)
    {
        var over = 0;
        for (var look = 1; look <= Looks; look++)
        {
            for (var i = 0; i < PerLook; i++)
            {
                over += random.NextUniform() < shareOver ? 1 : 0;
            }

            if (SequentialBreach.IsProven(look * PerLook, over, percentile))
            {
                return look * PerLook;
            }
        }

        return null;
    }
}
