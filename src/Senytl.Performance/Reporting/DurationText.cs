using System.Globalization;

namespace Senytl.Performance.Reporting;

/// <summary>Durations as people read them: four significant digits and a unit, the same in every culture.</summary>
internal static class DurationText
{
    public static string Of(TimeSpan span) => span.TotalSeconds switch
    {
        >= 120 => Text(span.TotalMinutes, "min"),
        >= 1 => Text(span.TotalSeconds, "s"),
        >= 0.001 => Text(span.TotalMilliseconds, "ms"),
        0 => "0 s",
        _ => Text(span.TotalMicroseconds, "µs"),
    };

    /// <summary>A duration in nanoseconds, whose fractions count for short calls.</summary>
    public static string Of(double nanoseconds) => nanoseconds switch
    {
        0 => "0 s",
        < 1000 => Text(nanoseconds, "ns"),
        < 1e6 => Text(nanoseconds / 1e3, "µs"),
        _ => Of(TimeSpan.FromTicks((long)Math.Round(nanoseconds / TimeSpan.NanosecondsPerTick))),
    };

    /// <inheritdoc cref="Beside(TimeSpan, TimeSpan)"/>
    public static string Beside(double nanoseconds, double limit) =>
        RoundedText.Beside(nanoseconds, limit, Of, all => $"{all.ToString("#,0.###", CultureInfo.InvariantCulture)} ns");

    /// <summary>The duration with all its digits where rounding would make it look like another.</summary>
    public static string Beside(TimeSpan span, TimeSpan limit) =>
        RoundedText.Beside(span, limit, Of, all => $"{all.TotalMilliseconds.ToString("#,0.####", CultureInfo.InvariantCulture)} ms");

    private static string Text(double value, string unit)
    {
        var format = value switch { >= 100 => "#,0.#", >= 10 => "0.##", _ => "0.###" };
        return $"{value.ToString(format, CultureInfo.InvariantCulture)} {unit}";
    }
}
