using Senytl.Performance.Statistics;

namespace Senytl.Benchmarks.Statistics;

/// <summary>A law of latencies by its quantile function, in nanoseconds; the exact quantiles are known.</summary>
internal sealed record LatencyShape(string Name, Func<double, double> Quantile)
{
    /// <summary>The six shapes; the first four are those of the false-pass simulation.</summary>
    public static readonly LatencyShape[] All =
    [
        new("exponential", u => -5e6 * double.LogP1(-u)),
        new("lognormal", u => 1e6 * Math.Exp(0.8 * NormalQuantile.Of(Math.Clamp(u, 1e-15, 1 - 1e-15)))),
        new("bimodal", u => u < 0.94 ? 1e6 + (1e5 * u) : 9e8 + (1e9 * (u - 0.94))),
        new("heavy tail", u => Math.Min(9e17, 1e5 / Math.Pow(1 - u, 1 / 0.9))),
        new("uniform", u => 5e6 * u),
        new("constant with spikes", u => u < 0.98 ? 700_000 : 4e10 * (u - 0.979)),
    ];

    /// <summary>The next latency.</summary>
    public long Next(ref SeededRandom random) => (long)Quantile(random.NextUniform());
}
