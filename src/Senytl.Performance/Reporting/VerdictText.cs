using System.Globalization;

namespace Senytl.Performance.Reporting;

/// <summary>One objective's verdict in words, the same in reports and failure messages.</summary>
internal static class VerdictText
{
    public static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "PASS",
        Verdict.Inconclusive => "INCONCLUSIVE",
        _ => "FAIL",
    };

    public static string[] Row(ObjectiveVerdict verdict) =>
    [
        Mark(verdict.Verdict),
        verdict.Objective.Name,
        verdict.Objective.Limit,
        $"measured {verdict.Measured}",
        Counts(verdict),
        verdict.Reason ?? "",
    ];

    private static string Counts(ObjectiveVerdict verdict) => verdict.Over is { } over
        ? string.Create(CultureInfo.InvariantCulture, $"n={verdict.SampleSize}, {over} over")
        : string.Create(CultureInfo.InvariantCulture, $"n={verdict.SampleSize}");
}
