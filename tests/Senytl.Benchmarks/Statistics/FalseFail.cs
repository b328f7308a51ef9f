using Senytl.Performance;
using Senytl.Performance.Statistics;

namespace Senytl.Benchmarks.Statistics;

/// <summary>How often a run that is extended until it is decided fails though its target meets a p95 limit: 3 % are over, where 5 % may be.</summary>
internal static class FalseFail
{
    private const int Runs = 4_000;
    private const int First = 60;
    private const int PerLook = 25;
    private const int Most = 5_000;
    private const double Over = 0.03;

    /// <summary>The share of runs that end failed, in percent.</summary>
    /// <param name="atFirstFailedLook">Whether a run stops, as it must not, as soon as the observed percentile is over the limit.</param>
    public static double Percent(bool atFirstFailedLook)
    {
        var random = SeededRandom.From(3);
        return 100.0 * Enumerable.Range(0, Runs).Count(_ => Fails(ref random, atFirstFailedLook)) / Runs;
    }

    private static bool Fails(ref SeededRandom random, bool atFirstFailedLook)
    {
        var (count, over) = (0, 0);
        while (true)
        {
            for (var next = count == 0 ? First : PerLook; next > 0; next--, count++)
            {
                over += random.NextUniform() < Over ? 1 : 0;
            }

            var (verdict, _) = ProportionTest.Judge(new(count, over), 95, 0.95, sequential: true, reasonOfFailure: null);
            var standing = atFirstFailedLook ? verdict : Extension.Of(verdict, count, over, 95, SequentialBreach.DefaultRisk);
            if (standing != Verdict.Inconclusive || count >= Most)
            {
                return verdict == Verdict.Failed;
            }
        }
    }
}
