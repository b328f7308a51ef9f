namespace Senytl.Performance.Reporting;

/// <summary>The distributions of a run, a row each. Percentiles that n cannot support are shown, and marked.</summary>
internal static class LatencyTable
{
    /// <summary>What the mark means.</summary>
    public const string Footnote = "* n too small: fewer than one observation lies above this percentile";

    private const string Mark = "*";

    /// <summary>The percentiles shown, a column each.</summary>
    public static IReadOnlyList<Percentile> Percentiles { get; } =
        [Percentile.P50, Percentile.P90, Percentile.P95, Percentile.P99, Percentile.P999];

    public static string[] Header { get; } =
        ["", "n", "avg", .. Percentiles.Select(percentile => percentile.Label()), "max", "stddev"];

    /// <summary>Only what was recorded.</summary>
    public static IReadOnlyList<string[]> Rows(PerformanceResult result)
    {
        (string Label, DurationStats Stats)[] series =
        [
            ("latency", result.ResponseTime),
            .. result.Operation is null ? Also("service", DurationMetric.ServiceTime) : [],
            ("first token", result.TimeToFirstToken),
            ("chunk gap", result.InterTokenLatency),
            ("per token", result.TimePerOutputToken),
            .. Also("model call", DurationMetric.ModelCallLatency),
        ];
        var requests = series.Where(entry => entry.Stats.Count > 0).Select(entry => Row(entry.Label, entry.Stats));
        return result.Operation is { } operation ? [Row(operation), .. requests.Skip(1)] : [.. requests];

        IEnumerable<(string, DurationStats)> Also(string label, DurationMetric metric) =>
            IsJudged(result, metric) || Differs(result[metric], result.ResponseTime) ? [(label, result[metric])] : [];
    }

    private static bool IsJudged(PerformanceResult result, DurationMetric metric) =>
        result.Objectives.Any(verdict => verdict.Objective is DurationObjective duration && duration.Metric == metric);

    /// <summary>Whether a clock of requests or calls says more than their response time does.</summary>
    private static bool Differs(DurationStats clock, DurationStats responseTime) =>
        clock.Count > 0 && (clock.Count != responseTime.Count || clock.Average != responseTime.Average);

    public static bool HasMark(IEnumerable<string[]> rows) => rows.Any(row => row.Any(cell => cell.EndsWith(Mark, StringComparison.Ordinal)));

    /// <summary>Header, rows and footnote as aligned text; empty when nothing was recorded.</summary>
    public static string Text(PerformanceResult result, string indent) => Text(Header, Rows(result), indent);

    /// <summary>The same for any rows of such figures.</summary>
    public static string Text(string[] header, IReadOnlyList<string[]> rows, string indent, bool footnote = true) =>
        rows.Count == 0 ? "" : TextTable.Of([header, .. rows], indent) + (footnote && HasMark(rows) ? $"{indent}{Footnote}\n" : "");

    /// <summary>What stands behind a percentile that so many observations cannot support.</summary>
    public static string MarkOf(long count, Percentile percentile) => count * (100 - (decimal)percentile.Rank()) >= 100 ? "" : Mark;

    private static string[] Row(OperationStats operation) =>
    [
        "per call",
        CountText.Of(operation.Batches),
        DurationText.Of(operation.MeanNanoseconds),
        .. Percentiles.Select(percentile => DurationText.Of(operation[percentile]) + MarkOf(operation.Batches, percentile)),
        DurationText.Of(operation.MaxNanoseconds),
        DurationText.Of(operation.StandardDeviationNanoseconds),
    ];

    private static string[] Row(string label, DurationStats stats) =>
    [
        label,
        CountText.Of(stats.Count),
        DurationText.Of(stats.Average),
        .. Percentiles.Select(percentile => DurationText.Of(stats[percentile]) + MarkOf(stats.Count, percentile)),
        DurationText.Of(stats.Max),
        DurationText.Of(stats.StandardDeviation),
    ];
}
