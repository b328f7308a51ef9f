using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>Whether the load generator kept up, so that the latencies are the target's and not its own.</summary>
public sealed record GeneratorHealth
{
    /// <summary>Schedule lag above this is never harmless: 1 ms.</summary>
    public static readonly TimeSpan HarmlessLag = TimeSpan.FromMilliseconds(1);

    /// <summary>CPU share above which the generator counts as saturated: 80 %.</summary>
    public const double SaturatedCpuShare = 0.8;

    /// <summary>
    /// CPU time of this process over wall time and available cores, 0 to 1, as the average request saw it: each second counts by the
    /// requests that ended in it, so that waiting for the last ones does not pass for rest. An agent in the same process is part of it.
    /// 0 on another clock than the system's.
    /// </summary>
    public required double CpuShare { get; init; }

    /// <summary>Rate profiles: how late requests started by the generator's own fault. Count 0 in closed profiles.</summary>
    public required DurationStats ScheduleLag { get; init; }

    /// <summary>Total pause of garbage collections.</summary>
    public required TimeSpan GcPause { get; init; }

    /// <summary>Most work items seen waiting in the thread pool.</summary>
    public required long ThreadPoolQueuePeak { get; init; }

    /// <summary>Whether several requests ran at once: one after the other, a busy processor is the measured code itself.</summary>
    public required bool Concurrent { get; init; }

    /// <summary>Whether the run was over before the system's clock of CPU time, which ticks every 4 to 16 ms, could say what share it used.</summary>
    internal bool TooShortForCpuShare { get; init; }

    /// <summary>Rate profiles: the time average of requests that were due and had not ended; of the last pass, where there were several.</summary>
    public double? MeanInFlight { get; init; }

    /// <summary>What all processes did to the machine's processors, as the average request saw it; absent where the system does not tell, on another clock than the system's, and in runs too short to say.</summary>
    public MachineLoad? Machine { get; init; }

    /// <summary>Why latencies of the size of a limit cannot be trusted; absent when they can.</summary>
    /// <param name="limit">The limit to be judged.</param>
    public string? SaturatedFor(TimeSpan limit)
    {
        var allowed = limit * 0.05 > HarmlessLag ? limit * 0.05 : HarmlessLag;
        if (ScheduleLag.P99 > allowed)
        {
            return $"generator saturated: schedule lag p99 {DurationText.Of(ScheduleLag.P99)} is over {DurationText.Of(allowed)}; {LagRemedy}";
        }

        return Concurrent && !TooShortForCpuShare && CpuShare > SaturatedCpuShare
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"generator saturated: this process used {CpuShare * 100:0} % of its cores; lower the load or run the target elsewhere")
            : null;
    }

    /// <summary>A machine that others keep busy is not helped by a lower rate.</summary>
    private string LagRemedy => Machine is { IsBusy: true, BusyShare: var busy } && CpuShare < busy / 2
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"other processes had the machine's processors ({busy * 100:0} % in use, {CpuShare * 100:0} % by this one): give the run a machine of its own")
        : "lower the rate or give it more cores";
}
