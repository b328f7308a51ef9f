namespace Senytl.Livekit.Rtc;

/// <summary>Serial number arithmetic (RFC 1982) for numbers that wrap.</summary>
internal static class SerialNumber
{
    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool IsAfter(this ushort left, ushort right) => (short)(left - right) > 0;

    /// <inheritdoc cref="IsAfter(ushort, ushort)"/>
    public static bool IsAfter(this uint left, uint right) => (int)(left - right) > 0;
}
