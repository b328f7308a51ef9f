using System.Globalization;

namespace Senytl.Performance.Reporting;

/// <summary>Rows that more than one report shows.</summary>
internal static class ReportRows
{
    /// <summary>Percentiles that n cannot support are shown, and marked.</summary>
    public static string[] Latency(string label, DurationStats stats) =>
    [
        label,
        $"avg {DurationText.Of(stats.Average)}",
        Percentile(stats, Performance.Percentile.P50),
        Percentile(stats, Performance.Percentile.P90),
        Percentile(stats, Performance.Percentile.P95),
        Percentile(stats, Performance.Percentile.P99),
        $"max {DurationText.Of(stats.Max)}",
        $"stddev {DurationText.Of(stats.StandardDeviation)}",
    ];

    public static string[] Slow(RequestSample sample) =>
    [
        DurationText.Of(sample.ResponseTime),
        string.Create(CultureInfo.InvariantCulture, $"user {sample.User}, iteration {sample.Iteration}"),
        string.Create(CultureInfo.InvariantCulture, $"at +{sample.StartedAfter.TotalSeconds:0.00} s"),
        sample.TimeToFirstToken is { } first ? $"first token {DurationText.Of(first)}" : "",
        sample.ModelCalls > 0 ? string.Create(CultureInfo.InvariantCulture, $"{sample.ModelCalls} model calls") : "",
        sample.Usage is { } usage ? string.Create(CultureInfo.InvariantCulture, $"{usage.Total} tokens") : "",
        sample.Outcome == RequestOutcome.Ok ? "" : sample.Outcome.ToString(),
    ];

    public static string[] Error(ErrorSummary error) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{error.Count} ×"),
        error.Kind,
        error.Message.ReplaceLineEndings(" "),
    ];

    public static bool IsSupported(DurationStats stats, Percentile percentile) =>
        stats.Count * (100 - percentile.Rank()) >= 100;

    private static string Percentile(DurationStats stats, Percentile percentile)
    {
        var mark = IsSupported(stats, percentile) ? "" : " (n too small)";
        return $"{percentile.Label()} {DurationText.Of(stats[percentile])}{mark}";
    }
}
