using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Senytl.Performance;

/// <summary>Turns the benchmarks of a summary into results. What was not measured becomes a failed result that says why.</summary>
internal static class SummaryResults
{
    /// <param name="summary">What BenchmarkDotNet returned.</param>
    /// <param name="benchmark">The name asked for; absent for all.</param>
    /// <param name="objectives">What to judge.</param>
    /// <returns>At least one result.</returns>
    public static IReadOnlyList<PerformanceResult> Of(Summary summary, string? benchmark, Objective[] objectives)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var cases = summary.BenchmarksCases.Where(one => benchmark is null || IsNamed(one, benchmark)).ToList();
        return cases.Count > 0
            ? [.. cases.Select(one => Of(summary, one, objectives))]
            : [PerformanceResult.FromBatches(benchmark ?? summary.Title, NotRun(summary, benchmark), [], objectives)];
    }

    private static PerformanceResult Of(Summary summary, BenchmarkCase benchmark, Objective[] objectives)
    {
        var report = summary.Reports.FirstOrDefault(report => report.BenchmarkCase == benchmark);
        return report is null
            ? PerformanceResult.FromBatches(ReportResult.NameOf(benchmark), "BenchmarkDotNet; no report: it was not run" + Validation(summary), [], objectives)
            : ReportResult.Of(report, objectives);
    }

    private static bool IsNamed(BenchmarkCase benchmark, string name)
    {
        var descriptor = benchmark.Descriptor;
        var method = descriptor.WorkloadMethod.Name;
        return name == method
            || name == $"{descriptor.Type.Name}.{method}"
            || name == $"{descriptor.Type.FullName}.{method}"
            || name == descriptor.WorkloadMethodDisplayInfo.Trim('\'');
    }

    private static string NotRun(Summary summary, string? benchmark)
    {
        var names = summary.BenchmarksCases.Select(ReportResult.NameOf).Distinct().ToList();
        var there = names.Count == 0 ? "no benchmark was run" : $"there are: {string.Join(", ", names)}";
        return (benchmark is null ? $"BenchmarkDotNet; {there}" : $"BenchmarkDotNet; no benchmark is named '{benchmark}'; {there}") + Validation(summary);
    }

    private static string Validation(Summary summary) =>
        string.Concat(summary.ValidationErrors.Where(error => error.IsCritical).Select(error => $"; {error.Message}"));
}
