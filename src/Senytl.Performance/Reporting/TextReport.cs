using System.Globalization;
using System.Text;

namespace Senytl.Performance.Reporting;

/// <summary>The report that a person reads in the test's output.</summary>
internal static class TextReport
{
    public static string Of(PerformanceResult result) => AppendMeasured(Opening(result), result).ToString();

    /// <summary>What was measured, without any verdict.</summary>
    public static string Figures(PerformanceResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{result.Name}\n");
        return AppendMeasured(AppendProfile(text, result), result).ToString();
    }

    /// <summary>The report beside a failure's message, which has the distributions, the errors, what the machine did and the result's file.</summary>
    public static string Beside(SlaViolationException failure)
    {
        var text = Opening(failure.Result);
        AppendPart(text, FailureMessage.ShowsConversations(failure.Broken) ? "" : ConversationTable.Text(failure.Result, "  ", footnote: true));
        AppendFigures(text, failure.Result);
        return AppendNotes(text, failure.Result.Notes.Except(FailureMessage.Notes(failure.Result))).ToString();
    }

    private static StringBuilder Opening(PerformanceResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{VerdictText.Mark(result.Verdict)}  {result.Name}\n");
        AppendProfile(text, result);
        if (result.Invalidity is { } invalidity)
        {
            text.Append(CultureInfo.InvariantCulture, $"{invalidity}\n");
        }

        text.Append('\n').Append(result.Objectives.Count > 0
            ? TextTable.Of(result.Objectives.Select(VerdictText.Row), "  ")
            : $"  {VerdictText.NoObjective}\n");
        return text;
    }

    private static StringBuilder AppendProfile(StringBuilder text, PerformanceResult result) =>
        text.Append(CultureInfo.InvariantCulture, $"{result.Profile}; wall time {DurationText.Of(result.WallTime)}\n");

    private static StringBuilder AppendMeasured(StringBuilder text, PerformanceResult result)
    {
        AppendPart(text, LatencyTable.Text(result, "  "));
        AppendPart(text, ConversationTable.Text(result, "  ", footnote: !LatencyTable.HasMark(LatencyTable.Rows(result))));
        AppendFigures(text, result);
        if (result.Errors.Count > 0)
        {
            text.Append("\n  errors\n").Append(TextTable.Of(ReportRows.Errors(result), "    "));
        }

        return AppendNotes(text, result.Notes);
    }

    private static void AppendFigures(StringBuilder text, PerformanceResult result) =>
        text.Append('\n').Append(TextTable.Of(FigureRows.Of(result), "  "));

    private static StringBuilder AppendNotes(StringBuilder text, IEnumerable<string> notes)
    {
        foreach (var note in notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"  note: {note}\n");
        }

        return text;
    }

    private static void AppendPart(StringBuilder text, string part)
    {
        if (part.Length > 0)
        {
            text.Append('\n').Append(part);
        }
    }
}
