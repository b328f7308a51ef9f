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
        Objective[][] watched = [.. edges.Select(edge => new[] { edge }), edges];
        var random = SeededRandom.From(95);
        var aborted = new int[watched.Length];
        for (var run = 0; run < Runs; run++)
        {
            foreach (var (which, after) in AbortedAfter(ref random, watched).Index())
            {
                aborted[which] += after is null ? 0 : 1;
            }
        }

        return 100.0 * aborted.Max() / Runs;
    }

    /// <summary>The median number of requests until abort when twice as many are over a p95 limit as may be.</summary>
    public static double RequestsAtDouble()
    {
        var random = SeededRandom.From(1);
        Objective[][] watched = [[At(Percentile.P95, 0.90)]];
        var after = Enumerable.Range(0, 1000).Select(_ => AbortedAfter(ref random, watched)[0] ?? int.MaxValue).Order().ToArray();
        return after[after.Length / 2];
    }

    private static DurationObjective At(Percentile percentile, double shareWithin) =>
        new(DurationMetric.ServiceTime, percentile, Longest * shareWithin);

    /// <summary>One run, watched by a guard for each set of limits: after how many requests each would have aborted it.</summary>
    private static int?[] AbortedAfter(ref SeededRandom random, Objective[][] watched)
    {
        var guards = watched.Select(_ => new RunGuard(Options)).ToArray();
        var after = new int?[watched.Length];
        var run = new RunContext(Options.Name, "simulated", TimeProvider.System, PriceCatalogue.Default);
        for (var look = 1; look <= Looks && after.Contains(null); look++)
        {
            for (var i = 0; i < PerLook; i++)
            {
                run.Record(new RequestRecord { Ended = (long)(random.NextUniform() * Longest.TotalNanoseconds) }, measured: true);
            }

            var measured = TimeSpan.FromSeconds(look);
            var progress = new RunProgress { Elapsed = measured, Measured = measured, InFlight = 0, SoFar = ResultBuilder.Build(run, RunEnd.NotYet(stopReason: null)) };
            for (var which = 0; which < watched.Length; which++)
            {
                after[which] ??= guards[which].Judge(progress, watched[which]) is null ? null : look * PerLook;
            }
        }

        return after;
    }
}
