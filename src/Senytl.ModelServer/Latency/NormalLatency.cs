namespace Senytl.ModelServer;

internal sealed class NormalLatency(TimeSpan mean, TimeSpan standardDeviation) : LatencyDistribution
{
    internal override double NextSeconds(ref SeededRandom random) =>
        Math.Max(0, mean.TotalSeconds + (standardDeviation.TotalSeconds * random.NextGaussian()));
}
