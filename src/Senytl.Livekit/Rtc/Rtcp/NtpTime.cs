namespace Senytl.Livekit.Rtc.Rtcp;

/// <summary>Wall-clock time as RTCP carries it (RFC 3550 section 4).</summary>
internal static class NtpTime
{
    private static readonly DateTimeOffset Epoch = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>32.32 fixed-point seconds since 1900.</summary>
    public static ulong From(DateTimeOffset time)
    {
        var ticks = (UInt128)(ulong)(time - Epoch).Ticks;
        return (ulong)((ticks << 32) / TimeSpan.TicksPerSecond);
    }

    /// <summary>A duration in units of 1/65,536 s, as report blocks carry delays.</summary>
    public static uint Compact(TimeSpan duration) => (uint)((UInt128)(ulong)Math.Max(0, duration.Ticks) * 65536 / TimeSpan.TicksPerSecond);
}
