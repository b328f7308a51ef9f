using System.Globalization;

namespace Senytl.Performance.Reporting;

/// <summary>Sizes in decimal units.</summary>
internal static class ByteText
{
    public static string Of(long bytes) => Math.Abs(bytes) switch
    {
        >= 1_000_000_000 => Text(bytes / 1e9, "GB"),
        >= 1_000_000 => Text(bytes / 1e6, "MB"),
        >= 1_000 => Text(bytes / 1e3, "KB"),
        _ => Text(bytes, "B"),
    };

    /// <summary>An average, whose fraction counts.</summary>
    public static string Of(double bytes) => Math.Abs(bytes) switch
    {
        < 0.01 => string.Create(CultureInfo.InvariantCulture, $"{bytes:0.########} B"),
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes:0.##} B"),
        _ => Of((long)Math.Round(bytes)),
    };

    /// <summary>The size with all its digits where rounding would make it look like another.</summary>
    public static string Beside(double bytes, double limit) =>
        RoundedText.Beside(bytes, limit, Of, all => string.Create(CultureInfo.InvariantCulture, $"{all:#,0.############} B"));

    private static string Text(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:#,0.#} {unit}");
}
