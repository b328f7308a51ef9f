using System.Buffers.Text;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Senytl.Performance.Resources;

/// <summary>Resident and virtual size of this process, in bytes. On Linux from /proc/self/statm, without allocation.</summary>
internal static class ResidentMemory
{
    private static readonly SafeFileHandle? Statm = OperatingSystem.IsLinux() && File.Exists("/proc/self/statm")
        ? File.OpenHandle("/proc/self/statm")
        : null;

    public static (long Rss, long Virtual) Read() => Statm is { } file ? ReadStatm(file) : ReadProcess();

    /// <summary>proc(5): the first two fields are total program size and resident set size, in pages.</summary>
    private static (long Rss, long Virtual) ReadStatm(SafeFileHandle file)
    {
        Span<byte> buffer = stackalloc byte[128];
        ReadOnlySpan<byte> text = buffer[..RandomAccess.Read(file, buffer, fileOffset: 0)];
        return Utf8Parser.TryParse(text, out long size, out var read) && Utf8Parser.TryParse(text[(read + 1)..], out long resident, out _)
            ? (resident * Environment.SystemPageSize, size * Environment.SystemPageSize)
            : ReadProcess();
    }

    private static (long Rss, long Virtual) ReadProcess()
    {
        using var process = Process.GetCurrentProcess();
        return (process.WorkingSet64, process.VirtualMemorySize64);
    }
}
