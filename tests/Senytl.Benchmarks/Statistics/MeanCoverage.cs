using Senytl.Performance.Statistics;

namespace Senytl.Benchmarks.Statistics;

/// <summary>How often the upper bound of a mean covers the true mean, at a confidence of 95 %.</summary>
internal static class MeanCoverage
{
    private const int Trials = 1000;

    private static readonly (string Name, double Mean, Func<double, double> Quantile, int[] Counts)[] Cells =
    [
        ("normal", 1e6, u => 1e6 + (1e5 * Normal(u)), [10]),
        ("exponential", 1e6, u => -1e6 * double.LogP1(-u), [10, 50]),
        ("lognormal", 1e6 * Math.Exp(0.5), u => 1e6 * Math.Exp(Normal(u)), [20, 200]),
        ("rare_slow", 5.95e6, u => u < 0.95 ? 1e6 : 1e8, [20, 200]),
    ];

    /// <summary>Name, share covered by Student's bound alone and by the bound in use, in percent.</summary>
    public static IEnumerable<(string Name, double ByT, double InUse)> Measure()
    {
        foreach (var (name, mean, quantile, counts) in Cells)
        {
            foreach (var count in counts)
            {
                var (byT, inUse) = Covered(mean, quantile, count);
                yield return ($"{name}_{count}", 100.0 * byT / Trials, 100.0 * inUse / Trials);
            }
        }
    }

    private static (int ByT, int InUse) Covered(double mean, Func<double, double> quantile, int count)
    {
        var random = SeededRandom.From(count);
        var sample = new Distribution();
        var (byT, inUse) = (0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            sample.Clear();
            for (var i = 0; i < count; i++)
            {
                sample.Record((long)quantile(random.NextUniform()));
            }

            byT += MeanBound.UpperT(sample.Mean, sample.StandardDeviation, count, 0.95) >= mean ? 1 : 0;
            inUse += MeanBound.Upper(sample, 0.95) >= mean ? 1 : 0;
        }

        return (byT, inUse);
    }

    private static double Normal(double u) => NormalQuantile.Of(Math.Clamp(u, 1e-15, 1 - 1e-15));
}
