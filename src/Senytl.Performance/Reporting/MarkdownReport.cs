using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Senytl.Performance.Reporting;

/// <summary>The report for a pull request.</summary>
internal static partial class MarkdownReport
{
    public static string Of(PerformanceResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {VerdictText.Mark(result.Verdict)}: {Escape(result.Name)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Escape(result.Profile)}; wall time {DurationText.Of(result.WallTime)}\n\n");
        if (result.Invalidity is { } invalidity)
        {
            text.Append(CultureInfo.InvariantCulture, $"**{Escape(invalidity)}**\n\n");
        }

        if (result.Objectives.Count > 0)
        {
            AppendTable(text, VerdictText.Header, result.Objectives.Select(VerdictText.Cells));
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"{VerdictText.NoObjective}\n\n");
        }

        AppendFigures(text, LatencyTable.Header, LatencyTable.Rows(result));
        AppendFigures(text, ConversationTable.Header, ConversationTable.Rows(result));
        AppendTable(text, ["figure", "value"], FigureRows.Of(result));
        if (result.Errors.Count > 0)
        {
            AppendTable(text, ["errors", "kind", "message"], ReportRows.Errors(result));
        }

        foreach (var note in result.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"> {Escape(note)}\n\n");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void AppendFigures(StringBuilder text, string[] header, IReadOnlyList<string[]> rows)
    {
        if (rows.Count > 0)
        {
            AppendTable(text, header, rows);
            text.Append(LatencyTable.HasMark(rows) ? $"{Escape(LatencyTable.Footnote)}\n\n" : "");
        }
    }

    private static void AppendTable(StringBuilder text, string[] header, IEnumerable<string[]> rows)
    {
        AppendRow(text, header);
        AppendRow(text, header.Select(_ => "---"));
        foreach (var row in rows)
        {
            AppendRow(text, row.Select(Escape));
        }

        text.Append('\n');
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>An error message may hold anything, also what would break the table or vanish as HTML.</summary>
    private static string Escape(string text) => Special().Replace(text.ReplaceLineEndings(" "), @"\$0");

    [GeneratedRegex(@"[\\|<*`\[]", RegexOptions.CultureInvariant)]
    private static partial Regex Special();
}
