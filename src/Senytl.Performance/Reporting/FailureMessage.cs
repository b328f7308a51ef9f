using System.Globalization;
using System.Text;

namespace Senytl.Performance.Reporting;

/// <summary>The one builder of failure messages: rule, limit, measured, n; the distribution; the slowest; where the rest lies.</summary>
internal static class FailureMessage
{
    private const int SlowestShown = 5;

    public static string Of(PerformanceResult result, IReadOnlyList<ObjectiveVerdict> broken, string? resultFile)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"SLA not met: {result.Name}\n");
        if (result.Invalidity is { } invalidity)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {invalidity}\n");
        }

        if (broken.Count > 0)
        {
            text.Append(TextTable.Of(broken.Select(VerdictText.Row), "  "));
        }

        text.Append('\n').Append(CultureInfo.InvariantCulture, $"  {result.Profile}; {CountText.Of(result.Succeeded)}/{CountText.Of(result.Requests)} succeeded\n");
        text.Append(LatencyTable.Text(result, "  "));
        if (ShowsConversations(broken))
        {
            text.Append('\n').Append(ConversationTable.Text(result, "  ", footnote: !LatencyTable.HasMark(LatencyTable.Rows(result))));
        }

        AppendErrors(text, result);
        AppendSlowest(text, result);
        AppendNotes(text, result);
        if (resultFile is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  full result: {resultFile}\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Notes of the message: what else than the target can have made times long.</summary>
    public static IEnumerable<string> Notes(PerformanceResult result) => result.Generator?.Machine?.Notes ?? [];

    /// <summary>Whether the message holds the conversations, because a limit on them is broken.</summary>
    public static bool ShowsConversations(IReadOnlyList<ObjectiveVerdict> broken) => broken.Any(verdict => verdict.Objective is ConversationObjective);

    private static void AppendErrors(StringBuilder text, PerformanceResult result)
    {
        if (result.Errors.Count > 0)
        {
            text.Append("\n  errors\n");
            text.Append(TextTable.Of(ReportRows.Errors(result), "    "));
        }
    }

    private static void AppendNotes(StringBuilder text, PerformanceResult result)
    {
        foreach (var note in Notes(result))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  note: {note}\n");
        }
    }

    private static void AppendSlowest(StringBuilder text, PerformanceResult result)
    {
        if (result.Slowest.Count > 0 && result.Operation is null)
        {
            text.Append("\n  slowest requests\n");
            text.Append(TextTable.Of(result.Slowest.Take(SlowestShown).Select(ReportRows.Slow), "    "));
        }
    }
}
