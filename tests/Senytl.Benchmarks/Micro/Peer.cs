using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Senytl.Benchmarks.Micro;

/// <summary>The kernels in BenchmarkDotNet as people run it: its default job, in a process of its own.</summary>
internal static class Peer
{
    private static ManualConfig Config => ManualConfig.CreateEmpty()
        .AddJob(Job.Default)
        .AddLogger(NullLogger.Instance)
        .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "senytl-micro"));

    /// <summary>One kernel. Its time is the sum of what was measured: building and starting a process are not held against it.</summary>
    public static Reading Run(string kernel) =>
        Read(BenchmarkRunner.Run<Kernels>(Config.AddFilter(new NameFilter(name => name == kernel))).Reports.Single());

    private static Reading Read(BenchmarkReport report)
    {
        var statistics = report.ResultStatistics
            ?? throw new InvalidOperationException($"BenchmarkDotNet measured nothing for {report.BenchmarkCase.DisplayInfo}.");
        var took = TimeSpan.FromSeconds(report.AllMeasurements.Sum(measurement => measurement.Nanoseconds) / 1e9);
        return new Reading(statistics.Median, took);
    }
}
