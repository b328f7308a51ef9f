using System.Globalization;

namespace Senytl.Performance.Snapshots;

/// <summary>Says where two texts part.</summary>
internal static class ApprovedDifference
{
    private const int LongestLine = 160;

    public static string InWords(string approved, string received)
    {
        var (before, after) = (approved.Split('\n'), received.Split('\n'));
        var line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
        {
            line++;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"it differs from the approved text in line {line + 1}:\n  approved: {Show(before, line)}\n  received: {Show(after, line)}");
    }

    private static string Show(string[] lines, int index) => index switch
    {
        _ when index >= lines.Length - 1 && (index >= lines.Length || lines[index].Length == 0) => "(the text has ended)",
        _ when lines[index].Length == 0 => "(an empty line)",
        _ when lines[index].Length > LongestLine => lines[index][..LongestLine] + "…",
        _ => lines[index],
    };
}
