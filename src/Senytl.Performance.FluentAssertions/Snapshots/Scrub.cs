using System.Globalization;
using System.Text.RegularExpressions;

namespace Senytl.Performance;

/// <summary>Replaces what differs from run to run in a snapshot. Equal values get equal replacements, numbered by first occurrence.</summary>
public static partial class Scrub
{
    /// <summary>Each GUID becomes <c>guid-1</c>, <c>guid-2</c>…</summary>
    public static string Guids(string text) => Numbered(GuidPattern(), text, "guid");

    /// <summary>Each ISO 8601 date with a time becomes <c>time-1</c>, <c>time-2</c>…</summary>
    public static string Times(string text) => Numbered(TimePattern(), text, "time");

    /// <summary>Each match of a regular expression becomes <c>label-1</c>, <c>label-2</c>…</summary>
    /// <param name="pattern">The regular expression.</param>
    /// <param name="label">What stands in the snapshot instead.</param>
    public static Func<string, string> Matches(string pattern, string label)
    {
        var expression = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return text => Numbered(expression, text, label);
    }

    /// <summary>One after the other.</summary>
    public static Func<string, string> All(params Func<string, string>[] scrubbers) =>
        text => scrubbers.Aggregate(text, (scrubbed, scrubber) => scrubber(scrubbed));

    private static string Numbered(Regex pattern, string text, string label)
    {
        ArgumentNullException.ThrowIfNull(text);
        var known = new Dictionary<string, int>();
        return pattern.Replace(text, match =>
        {
            if (!known.TryGetValue(match.Value, out var number))
            {
                known[match.Value] = number = known.Count + 1;
            }

            return string.Create(CultureInfo.InvariantCulture, $"{label}-{number}");
        });
    }

    [GeneratedRegex("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex GuidPattern();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?", RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();
}
