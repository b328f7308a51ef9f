using Senytl.Performance;
using Senytl.Performance.Load;
using Senytl.Performance.Measuring;
using Senytl.Performance.Statistics;

namespace Senytl.Benchmarks.Statistics;

/// <summary>How often a run is aborted that meets its limits, and how soon one that does not: by the guard that stops runs, a look a second.</summary>
internal static class FalseAbort
{
    private const int Runs = 10_000;
    private const int Looks = 120;
    private const int PerLook = 25;

    /// <summary>Service times are uniform up to this, so that a limit at p % of it is one that p % are within.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static readonly RunOptions Options = new LoadTestOptions { Name = "false abort" };

    /// <summary>
    /// The worst share of aborted runs, in percent, when exactly as many are over each limit as may be: p90, p95 and p99, each alone
    /// and all together.
    /// </summary>
    public static double WorstPercent()
    {
        Objective[] edges = [At(Percentile.P90, 0.90), At(Percentile.P95, 0.95), At(Percentile.P99, 0.99)];
        Objective[][] cells = [.. edges.Select(edge => new[] { edge }), edges];
        return cells.Index().AsParallel().Max(cell =>
        {
            var random = SeededRandom.From(cell.Index);
            return 100.0 * Enumerable.Range(0, Runs).Count(_ => AbortedAfter(ref random, cell.Item) is not null) / Runs;
        });
    }

    /// <summary>The median number of requests until abort when twice as many are over a p95 limit as may be.</summary>
    public static double RequestsAtDouble()
    {
        var random = SeededRandom.From(1);
        var after = Enumerable.Range(0, 1000).Select(_ => AbortedAfter(ref random, [At(Percentile.P95, 0.90)]) ?? int.MaxValue).Order().ToArray();
        return after[after.Length / 2];
    }

    private static DurationObjective At(Percentile percentile, double shareWithin) =>
        new(DurationMetric.ServiceTime, percentile, Longest * shareWithin);

    private static int? AbortedAfter(ref SeededRandom random, Objective[] limits)
    {
        var guard = new RunGuard(Options);
        var run = new RunContext(Options.Name, "simulated", TimeProvider.System, PriceCatalogue.Default);
        for (var look = 1; look <= Looks; look++)
        {
            for (var i = 0; i < PerLook; i++)
            {
                run.Record(new RequestRecord { Ended = (long)(random.NextUniform() * Longest.TotalNanoseconds) }, measured: true);
            }

            var measured = TimeSpan.FromSeconds(look);
            var soFar = ResultBuilder.Build(run, RunEnd.NotYet(stopReason: null));
            if (guard.Judge(new RunProgress { Elapsed = measured, Measured = measured, InFlight = 0, SoFar = soFar }, limits) is not null)
            {
                return look * PerLook;
            }
        }

        return null;
    }
}
