namespace Senytl.ModelServer;

internal sealed class UniformLatency(TimeSpan min, TimeSpan max) : LatencyDistribution
{
    internal override double NextSeconds(ref SeededRandom random) =>
        min.TotalSeconds + ((max - min).TotalSeconds * random.NextDouble());
}
