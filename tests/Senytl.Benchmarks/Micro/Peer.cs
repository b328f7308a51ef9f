using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Senytl.Benchmarks.Micro;

/// <summary>
/// The kernels in BenchmarkDotNet as people run it: its default job, each in a process of its own. Its in-process toolchain emits an
/// empty method that is reached by one jump less than the kernel, and so finds 0.5 ns in every call.
/// </summary>
internal static class Peer
{
    private static readonly IConfig Config = ManualConfig.CreateEmpty()
        .AddJob(Job.Default)
        .AddLogger(NullLogger.Instance)
        .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "senytl-micro"));

    /// <summary>All kernels, built once. Their time is the sum of what was measured: building and starting a process are not held against it.</summary>
    public static IReadOnlyDictionary<string, Reading> Run()
    {
        var summary = BenchmarkRunner.Run<Kernels>(Config);
        return summary.Reports.ToDictionary(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name, Read);
    }

    private static Reading Read(BenchmarkReport report)
    {
        var statistics = report.ResultStatistics
            ?? throw new InvalidOperationException($"BenchmarkDotNet measured nothing for {report.BenchmarkCase.DisplayInfo}.");
        var took = TimeSpan.FromSeconds(report.AllMeasurements.Sum(measurement => measurement.Nanoseconds) / 1e9);
        return new Reading(statistics.Median, statistics.Mean, statistics.Min, took);
    }
}
