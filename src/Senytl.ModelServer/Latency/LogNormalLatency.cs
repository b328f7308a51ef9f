namespace Senytl.ModelServer;

internal sealed class LogNormalLatency(TimeSpan median, TimeSpan p95) : LatencyDistribution
{
    private const double NormalQuantile95 = 1.6448536269514722;

    private readonly double location = Math.Log(median.TotalSeconds);
    private readonly double scale = Math.Log(p95 / median) / NormalQuantile95;

    internal override double NextSeconds(ref SeededRandom random) => Math.Exp(location + (scale * random.NextGaussian()));
}
