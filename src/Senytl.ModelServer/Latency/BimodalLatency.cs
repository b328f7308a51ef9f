namespace Senytl.ModelServer;

internal sealed class BimodalLatency(LatencyDistribution fast, LatencyDistribution slow, double slowShare) : LatencyDistribution
{
    internal override double NextSeconds(ref SeededRandom random) =>
        (random.NextDouble() < slowShare ? slow : fast).NextSeconds(ref random);
}
