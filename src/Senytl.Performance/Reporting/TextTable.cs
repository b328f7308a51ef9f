using System.Text;

namespace Senytl.Performance.Reporting;

/// <summary>Aligns columns with spaces. The last column is not padded, so no line ends in a space.</summary>
internal static class TextTable
{
    public static string Of(IEnumerable<string[]> rows, string indent = "")
    {
        var all = rows.ToList();
        var widths = new int[all.Max(row => row.Length)];
        foreach (var row in all)
        {
            for (var column = 0; column < row.Length; column++)
            {
                widths[column] = Math.Max(widths[column], row[column].Length);
            }
        }

        var text = new StringBuilder();
        foreach (var row in all)
        {
            var line = string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])));
            text.Append(indent).Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
