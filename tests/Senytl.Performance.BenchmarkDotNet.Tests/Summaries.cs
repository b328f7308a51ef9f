using System.Collections.Immutable;
using System.Globalization;
using BenchmarkDotNet.Reports;

namespace Senytl.BridgeTests;

/// <summary>Summaries like a real one but for one thing.</summary>
internal static class Summaries
{
    public static Summary Titled(this Summary summary, string title) => Of(summary, title, summary.Reports);

    /// <summary>With this as the allocations of every benchmark.</summary>
    public static Summary Allocating(this Summary summary, double bytes) => Of(summary, summary.Title, [.. summary.Reports.Select(report => new BenchmarkReport(
        report.Success,
        report.BenchmarkCase,
        report.GenerateResult,
        report.BuildResult,
        report.ExecuteResults,
        [.. report.Metrics.Values.Select(metric => new Metric(metric.Descriptor, bytes))]))]);

    private static Summary Of(Summary summary, string title, ImmutableArray<BenchmarkReport> reports) => new(
        title,
        reports,
        summary.HostEnvironmentInfo,
        summary.ResultsDirectoryPath,
        summary.LogFilePath,
        summary.TotalTime,
        CultureInfo.InvariantCulture,
        summary.ValidationErrors,
        []);
}
