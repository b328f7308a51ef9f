using Senytl.Performance.Resources;

namespace Senytl.Performance;

/// <summary>Memory of this process at one moment. All sizes in bytes.</summary>
/// <param name="TakenAt">Wall-clock label.</param>
/// <param name="Rss">Resident set size.</param>
/// <param name="Virtual">Virtual address space.</param>
/// <param name="LimitShare">RSS as a share, 0 to 1, of the memory limit: the cgroup's, else the machine's.</param>
/// <param name="ManagedHeap">Managed heap in use, garbage that was not collected yet included.</param>
public sealed record MemorySnapshot(DateTimeOffset TakenAt, long Rss, long Virtual, double LimitShare, long ManagedHeap)
{
    /// <summary>Takes a snapshot now. Costs microseconds and forces no collection.</summary>
    /// <param name="time">Where the label comes from; the system's clock by default.</param>
    public static MemorySnapshot Take(TimeProvider? time = null)
    {
        var (rss, size) = ResidentMemory.Read();
        var limit = MemoryLimit.Bytes;
        return new MemorySnapshot(
            (time ?? TimeProvider.System).GetUtcNow(),
            rss,
            size,
            limit > 0 ? (double)rss / limit : 0,
            GC.GetTotalMemory(forceFullCollection: false));
    }
}
