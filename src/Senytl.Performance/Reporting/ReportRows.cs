using System.Globalization;

namespace Senytl.Performance.Reporting;

/// <summary>Rows that more than one report shows.</summary>
internal static class ReportRows
{
    private const int ErrorsShown = 5;

    public static string[] Slow(RequestSample sample) =>
    [
        DurationText.Of(sample.ResponseTime),
        Text($"user {sample.User}, iteration {sample.Iteration}"),
        Text($"at +{sample.StartedAfter.TotalSeconds:#,0.00} s"),
        sample.TimeToFirstToken is { } first ? $"first token {DurationText.Of(first)}" : "",
        sample.ModelCalls > 0 ? CountText.Of(sample.ModelCalls, "model call") : "",
        sample.Usage is { } usage ? CountText.Of(usage.Total, "token") : "",
        sample.Outcome == RequestOutcome.Ok ? "" : sample.Outcome.ToString(),
    ];

    /// <summary>The most frequent kinds, and how much is not shown.</summary>
    public static IEnumerable<string[]> Errors(PerformanceResult result)
    {
        foreach (var error in result.Errors.Take(ErrorsShown))
        {
            yield return [$"{CountText.Of(error.Count)} ×", error.Kind, error.Message.ReplaceLineEndings(" ")];
        }

        if (result.Errors.Skip(ErrorsShown).ToList() is { Count: > 0 } rest)
        {
            yield return [$"{CountText.Of(rest.Sum(error => error.Count))} ×", "other kinds", $"{CountText.Of(rest.Count, "kind")}; the JSON report lists them"];
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
