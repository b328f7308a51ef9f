namespace Senytl.Performance.Reporting;

/// <summary>One objective's verdict in words, the same in reports and failure messages.</summary>
internal static class VerdictText
{
    public const string NoObjective = "no objective was stated: this run proves only that its requests did not fail";

    public static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "PASS",
        Verdict.Inconclusive => "INCONCLUSIVE",
        _ => "FAIL",
    };

    /// <summary>What the cells of a verdict mean, for a table with a header.</summary>
    public static string[] Header { get; } = ["verdict", "objective", "limit", "measured", "n", "why"];

    public static string[] Cells(ObjectiveVerdict verdict) =>
    [
        Mark(verdict.Verdict),
        verdict.Objective.Name,
        verdict.Objective.Limit,
        verdict.Measured,
        Counts(verdict),
        verdict.Reason ?? "",
    ];

    /// <summary>The cells for a table without a header.</summary>
    public static string[] Row(ObjectiveVerdict verdict)
    {
        var cells = Cells(verdict);
        return [.. cells[..3], $"measured {cells[3]}", $"n={cells[4]}", cells[5]];
    }

    /// <summary>What a run that passed has not proven: a line for each such objective.</summary>
    public static IEnumerable<string> Unproven(PerformanceResult result) => result.Objectives
        .Where(verdict => verdict.Verdict == Verdict.Inconclusive)
        .Select(verdict => $"{result.Name}: {string.Join("  ", Row(verdict))}");

    private static string Counts(ObjectiveVerdict verdict) => verdict.Over is { } over
        ? $"{CountText.Of(verdict.SampleSize)}, {CountText.Of(over)} over"
        : CountText.Of(verdict.SampleSize);
}
