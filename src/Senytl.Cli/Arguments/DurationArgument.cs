using System.Globalization;

namespace Senytl.Cli.Arguments;

/// <summary>Times as they are typed: 800ms, 1.5s, 2m; a plain number is seconds.</summary>
internal static class DurationArgument
{
    private const double LongestSeconds = 366 * 86400.0;

    private static readonly (string Suffix, double Seconds)[] Units = [("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600)];

    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var (suffix, unit) = Units.FirstOrDefault(unit => text.EndsWith(unit.Suffix, StringComparison.Ordinal), ("", 1));
        if (!double.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || !(number * unit <= LongestSeconds))
        {
            return false;
        }

        value = TimeSpan.FromTicks((long)Math.Round(number * unit * TimeSpan.TicksPerSecond));
        return true;
    }

    /// <summary>The time in the largest unit that it fills, as it would be typed.</summary>
    public static string Text(TimeSpan value) => value switch
    {
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{value.TotalHours}h"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{value.TotalMinutes}m"),
        { TotalSeconds: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{value.TotalSeconds}s"),
        { TotalMilliseconds: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds}ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value.TotalMicroseconds}us"),
    };
}
