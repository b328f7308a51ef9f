namespace Senytl.ModelServer;

internal sealed class ConstantLatency(TimeSpan value) : LatencyDistribution
{
    internal override bool IsNone => value == TimeSpan.Zero;

    internal override double NextSeconds(ref SeededRandom random) => value.TotalSeconds;
}
