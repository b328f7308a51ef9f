using System.Globalization;

namespace Senytl.Performance.Resources;

/// <summary>The memory that this process may use: the cgroup's limit where there is one, else the machine's memory.</summary>
internal static class MemoryLimit
{
    private static readonly string[] LimitFiles =
    [
        "/sys/fs/cgroup/memory.max",
        "/sys/fs/cgroup/memory/memory.limit_in_bytes",
    ];

    private static readonly Lazy<long> Known = new(Read);

    /// <summary>In bytes; 0 when it is not known.</summary>
    public static long Bytes => Known.Value;

    private static long Read()
    {
        var machine = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        foreach (var file in LimitFiles.Where(File.Exists))
        {
            // "max", or in cgroup v1 a number beyond any machine's memory, means no limit.
            if (long.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
                && limit < 1L << 60)
            {
                return limit;
            }
        }

        return machine;
    }
}
