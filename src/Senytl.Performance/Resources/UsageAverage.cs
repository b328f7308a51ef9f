namespace Senytl.Performance.Resources;

/// <summary>Shares of processors over stretches of time, each of which counts by its weight and not by its length.</summary>
internal sealed class UsageAverage
{
    /// <summary>A second of one processor: a share of fewer ticks is too coarse to be told.</summary>
    private const long FewestTicks = 100;

    private double weights;
    private double cpu;
    private double machineWeights;
    private double busy;
    private double stolen;
    private double throttled;
    private TimeSpan throttledInAll;
    private long ticks;

    /// <summary>The share of its processors that this process used; 0 before anything was added.</summary>
    public double CpuShare => weights > 0 ? cpu / weights : 0;

    /// <summary>What all processes did; absent where the system does not tell, or too little was added.</summary>
    public MachineLoad? Machine => ticks < FewestTicks
        ? null
        : new MachineLoad
        {
            BusyShare = busy / machineWeights,
            StolenShare = stolen / machineWeights,
            Throttled = throttledInAll,
            ThrottledShare = throttled / machineWeights,
        };

    /// <param name="weight">How much the stretch counts; above 0.</param>
    /// <param name="wall">Its length; above zero.</param>
    /// <param name="used">What this process used of its processors.</param>
    /// <param name="machine">What the system counted meanwhile; absent where it does not tell.</param>
    public void Add(double weight, TimeSpan wall, TimeSpan used, ProcessorTimes? machine)
    {
        weights += weight;
        cpu += weight * (used / wall / Environment.ProcessorCount);
        if (machine is { All: > 0 } times)
        {
            machineWeights += weight;
            busy += weight * times.Busy / times.All;
            stolen += weight * times.Stolen / times.All;
            throttled += weight * (times.Throttled / wall);
            throttledInAll += times.Throttled;
            ticks += times.All;
        }
    }
}
