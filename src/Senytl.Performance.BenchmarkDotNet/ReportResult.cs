using BenchmarkDotNet.Extensions;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Senytl.Performance;

/// <summary>Turns one report of BenchmarkDotNet into a result: an iteration of its becomes a batch.</summary>
internal static class ReportResult
{
    private const string AllocatedMemory = "Allocated Memory";

    public static PerformanceResult Of(BenchmarkReport report, Objective[] objectives)
    {
        // Not a number where the diagnoser could not count.
        double? allocated = report.Metrics.TryGetValue(AllocatedMemory, out var metric) && double.IsFinite(metric.Value) ? metric.Value : null;
        var batches = report.Success
            ? report.GetResultRuns().Select(run => new OperationBatch(run.Operations, Math.Max(0, run.Nanoseconds / run.Operations), allocated))
            : [];
        var failure = report.Success ? "" : $"; the benchmark failed: {WhyFailed(report)}";
        var profile = $"BenchmarkDotNet, {report.BenchmarkCase.Job.ResolvedId}{failure}";
        return PerformanceResult.FromBatches(NameOf(report.BenchmarkCase), profile, [.. batches], objectives);
    }

    public static string NameOf(BenchmarkCase benchmark)
    {
        var parameters = benchmark.HasParameters ? $"({benchmark.Parameters.PrintInfo})" : "";
        return $"{benchmark.Descriptor.Type.Name}.{benchmark.Descriptor.WorkloadMethod.Name}{parameters}";
    }

    private static string WhyFailed(BenchmarkReport report) => report switch
    {
        { GenerateResult.IsGenerateSuccess: false } => report.GenerateResult.GenerateException?.Message ?? "its project could not be generated",
        { BuildResult.IsBuildSuccess: false } => report.BuildResult.ErrorMessage ?? "it did not build",
        _ => report.ExecuteResults.SelectMany(run => run.Errors).FirstOrDefault() ?? "it threw or did not run; BenchmarkDotNet's log has more",
    };
}
