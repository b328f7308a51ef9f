using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>What all processes of the machine did to its processors during a run: whether times are the target's, or those of a busy machine.</summary>
/// <remarks>Linux only. Source: proc(5), /proc/stat; kernel documentation, "Control Group v2", cpu.stat.</remarks>
public sealed record MachineLoad
{
    private const double MostBusy = 0.9;
    private const double MostStolen = 0.02;
    private const double MostThrottled = 0.01;

    /// <summary>The share of its processors' time that was in use, 0 to 1; time taken by the hypervisor is part of it.</summary>
    public required double BusyShare { get; init; }

    /// <summary>The share of its processors' time that the hypervisor gave to other machines (steal), 0 to 1.</summary>
    public required double StolenShare { get; init; }

    /// <summary>How long a processor quota held back the container while requests were in flight, its processors added up; 0 without a quota.</summary>
    public required TimeSpan Throttled { get; init; }

    /// <summary>Throttled time over the time that went by, as the average request saw it; above 1 where several processors were held back at once.</summary>
    internal double ThrottledShare { get; init; }

    /// <summary>Whether its processors were in use nearly all the time.</summary>
    internal bool IsBusy => BusyShare - StolenShare > MostBusy;

    /// <summary>What made times longer than they are on a machine of one's own.</summary>
    internal IEnumerable<string> Notes
    {
        get
        {
            if (ThrottledShare > MostThrottled)
            {
                yield return $"a processor quota held this container back for {DurationText.Of(Throttled)} in all: times include it; give it more processors";
            }

            if (StolenShare > MostStolen)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"the hypervisor gave {StolenShare * 100:0} % of this machine's processor time to others (steal): times are longer than on a machine of one's own");
            }

            if (IsBusy)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"the processors of this machine were {BusyShare * 100:0} % in use, by all its processes: times include waiting for a processor");
            }
        }
    }
}
