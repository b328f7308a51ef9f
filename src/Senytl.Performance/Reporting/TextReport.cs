using System.Globalization;
using System.Text;

namespace Senytl.Performance.Reporting;

/// <summary>The report that a person reads in the test's output.</summary>
internal static class TextReport
{
    public static string Of(PerformanceResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{VerdictText.Mark(result.Verdict)}  {result.Name}\n");
        text.Append(CultureInfo.InvariantCulture, $"{result.Profile}; wall time {DurationText.Of(result.WallTime)}\n");
        if (result.Invalidity is { } invalidity)
        {
            text.Append(CultureInfo.InvariantCulture, $"{invalidity}\n");
        }

        text.Append('\n').Append(result.Objectives.Count > 0
            ? TextTable.Of(result.Objectives.Select(VerdictText.Row), "  ")
            : $"  {VerdictText.NoObjective}\n");
        AppendPart(text, LatencyTable.Text(result, "  "));
        AppendPart(text, ConversationTable.Text(result, "  "));
        text.Append('\n').Append(TextTable.Of(FigureRows.Of(result), "  "));
        if (result.Errors.Count > 0)
        {
            text.Append("\n  errors\n").Append(TextTable.Of(ReportRows.Errors(result), "    "));
        }

        foreach (var note in result.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"  note: {note}\n");
        }

        return text.ToString();
    }

    private static void AppendPart(StringBuilder text, string part)
    {
        if (part.Length > 0)
        {
            text.Append('\n').Append(part);
        }
    }
}
