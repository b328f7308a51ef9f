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

    /// <summary>As of now; absent where the system does not tell, or does not let us read it, or has no file handle left to tell it by.</summary>
    public static ProcessorTimes? Now()
    {
        try
        {
            return OperatingSystem.IsLinux() && File.Exists(Machine)
                ? Parse(File.ReadLines(Machine).FirstOrDefault(""), File.Exists(Container) ? File.ReadAllLines(Container) : [])
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What happened between two moments.</summary>
    public static ProcessorTimes operator -(ProcessorTimes later, ProcessorTimes earlier) => new(
        later.Busy - earlier.Busy,
        later.Stolen - earlier.Stolen,
        later.All - earlier.All,
        later.Throttled - earlier.Throttled);

    /// <param name="machine">The first line of <c>/proc/stat</c>.</param>
    /// <param name="container">The lines of <c>cpu.stat</c>.</param>
    public static ProcessorTimes? Parse(string machine, IEnumerable<string> container)
    {
        // cpu user nice system idle iowait irq softirq steal guest guest_nice; guests are part of user and nice.
        var ticks = machine.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8).Select(Whole).ToArray();
        if (ticks is not [{ } user, { } nice, { } system, { } idle, { } waiting, { } interrupts, { } soft, { } stolen])
        {
            return null;
        }

        var busy = user + nice + system + interrupts + soft + stolen;
        var throttled = container.FirstOrDefault(line => line.StartsWith("throttled_usec ", StringComparison.Ordinal));
        return new ProcessorTimes(
            busy,
            stolen,
            busy + idle + waiting,
            TimeSpan.FromMicroseconds(throttled is null ? 0 : Whole(throttled.Split(' ')[1]) ?? 0));
    }

    private static long? Whole(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var whole) ? whole : null;
}
