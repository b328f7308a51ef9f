using System.Globalization;
using System.Text;

namespace Senytl.Performance.Reporting;

/// <summary>The report for a pull request.</summary>
internal static class MarkdownReport
{
    public static string Of(PerformanceResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {VerdictText.Mark(result.Verdict)}: {Escape(result.Name)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{result.Profile}; wall time {DurationText.Of(result.WallTime)}\n\n");
        if (result.Invalidity is { } invalidity)
        {
            text.Append(CultureInfo.InvariantCulture, $"**{Escape(invalidity)}**\n\n");
        }

        if (result.Objectives.Count > 0)
        {
            text.Append("| verdict | objective | limit | measured | n | |\n| --- | --- | --- | --- | --- | --- |\n");
            AppendRows(text, result.Objectives.Select(VerdictText.Row));
            text.Append('\n');
        }

        text.Append("| figure | value |\n| --- | --- |\n");
        AppendRows(text, FigureRows.Of(result));
        if (result.Errors.Count > 0)
        {
            text.Append("\n| errors | kind | message |\n| --- | --- | --- |\n");
            AppendRows(text, result.Errors.Select(ReportRows.Error));
        }

        foreach (var note in result.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n> {Escape(note)}\n");
        }

        return text.ToString();
    }

    private static void AppendRows(StringBuilder text, IEnumerable<string[]> rows)
    {
        foreach (var row in rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(Escape)).Append(" |\n");
        }
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
