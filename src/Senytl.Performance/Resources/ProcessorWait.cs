using System.Buffers.Text;

namespace Senytl.Performance.Resources;

/// <summary>How long threads of this process were ready to run and had no processor, as other work had it.</summary>
internal static class ProcessorWait
{
    private const string Path = "/proc/thread-self/schedstat";

    private static readonly bool IsKnown = OperatingSystem.IsLinux() && File.Exists(Path);

    /// <summary>
    /// Nanoseconds that this thread has waited in all; 0 where the system does not tell. Linux, sched-stats: the second field is the time spent
    /// waiting on a run queue.
    /// </summary>
    public static long OfThisThread()
    {
        if (!IsKnown)
        {
            return 0;
        }

        using var file = File.OpenHandle(Path);
        Span<byte> buffer = stackalloc byte[64];
        ReadOnlySpan<byte> text = buffer[..RandomAccess.Read(file, buffer, fileOffset: 0)];
        return Utf8Parser.TryParse(text, out long _, out var read) && Utf8Parser.TryParse(text[(read + 1)..], out long waited, out _) ? waited : 0;
    }
}
