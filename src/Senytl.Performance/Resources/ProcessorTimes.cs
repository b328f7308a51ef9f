using System.Globalization;

namespace Senytl.Performance.Resources;

/// <summary>What the system has counted of its processors' time since it started.</summary>
/// <param name="Busy">Ticks in use, by whomever.</param>
/// <param name="Stolen">Of these, ticks that the hypervisor gave to other machines.</param>
/// <param name="All">All ticks.</param>
/// <param name="Throttled">How long a quota held back the container.</param>
internal readonly record struct ProcessorTimes(long Busy, long Stolen, long All, TimeSpan Throttled)
{
    private const string Machine = "/proc/stat";
    private const string Container = "/sys/fs/cgroup/cpu.stat";

    /// <summary>A second of one processor: a share of fewer ticks is too coarse to be told.</summary>
    private const long FewestTicks = 100;

    /// <summary>As of now; absent where the system does not tell.</summary>
    public static ProcessorTimes? Now() => OperatingSystem.IsLinux() && File.Exists(Machine)
        ? Parse(File.ReadLines(Machine).First(), File.Exists(Container) ? File.ReadAllLines(Container) : [])
        : null;

    /// <param name="machine">The first line of <c>/proc/stat</c>.</param>
    /// <param name="container">The lines of <c>cpu.stat</c>.</param>
    public static ProcessorTimes? Parse(string machine, IEnumerable<string> container)
    {
        // cpu user nice system idle iowait irq softirq steal guest guest_nice; guests are part of user and nice.
        var ticks = machine.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8).Select(Whole).ToArray();
        if (ticks is not [var user, var nice, var system, var idle, var waiting, var interrupts, var soft, var stolen])
        {
            return null;
        }

        var busy = user + nice + system + interrupts + soft + stolen;
        var throttled = container.FirstOrDefault(line => line.StartsWith("throttled_usec ", StringComparison.Ordinal));
        return new ProcessorTimes(
            busy,
            stolen,
            busy + idle + waiting,
            throttled is null ? TimeSpan.Zero : TimeSpan.FromMicroseconds(Whole(throttled.Split(' ')[1])));
    }

    /// <summary>What happened since; absent when that was too short.</summary>
    /// <param name="earlier">The times then.</param>
    /// <param name="wall">How long ago that was.</param>
    public MachineLoad? Since(ProcessorTimes earlier, TimeSpan wall)
    {
        var all = All - earlier.All;
        return all < FewestTicks || wall <= TimeSpan.Zero
            ? null
            : new MachineLoad
            {
                BusyShare = (double)(Busy - earlier.Busy) / all,
                StolenShare = (double)(Stolen - earlier.Stolen) / all,
                Throttled = Throttled - earlier.Throttled,
                ThrottledShare = (Throttled - earlier.Throttled) / wall,
            };
    }

    private static long Whole(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
