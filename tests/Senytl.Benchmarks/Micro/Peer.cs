using System.Diagnostics;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Senytl.Benchmarks.Micro;

/// <summary>One kernel in BenchmarkDotNet: its default job, in this process, so that building a project does not count as its time.</summary>
internal static class Peer
{
    private static readonly IConfig Config = ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.DontLogOutput))
        .AddLogger(NullLogger.Instance)
        .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "senytl-micro"));

    public static Reading Run(string kernel)
    {
        var watch = Stopwatch.StartNew();
        var method = typeof(Kernels).GetMethod(kernel)!;
        var summary = BenchmarkRunner.Run(BenchmarkConverter.MethodsToBenchmarks(typeof(Kernels), [method], Config));
        var statistics = summary.Reports.Single().ResultStatistics
            ?? throw new InvalidOperationException($"BenchmarkDotNet measured nothing for {kernel}.");
        return new Reading(statistics.Median, statistics.Mean, statistics.Min, watch.Elapsed);
    }
}
