using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Perfolizer.Mathematics.OutlierDetection;
using Senytl.Performance;

[assembly: AssemblyFixture(typeof(Senytl.BridgeTests.RealRun))]

namespace Senytl.BridgeTests;

/// <summary>One short run of BenchmarkDotNet that all tests look at.</summary>
public sealed class RealRun : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("senytl-bdn");

    public RealRun()
    {
        Summary = BenchmarkRunner.Run<Kernels>(Config());
        Undiagnosed = BenchmarkRunner.Run<UndiagnosedKernels>(Config());
        Empty = BenchmarkRunner.Run<Kernels>(Config().AddFilter(new NameFilter(_ => false)));
    }

    public Summary Summary { get; }

    public Summary Undiagnosed { get; }

    public Summary Empty { get; }

    public static IReadOnlyList<Objective> Exported { get; } = [Objectives.AllocatedBytes(1000)];

    public void Dispose() => folder.Delete(recursive: true);

    public ManualConfig Config() => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.DontLogOutput)
            .WithIterationTime(TimeInterval.FromMilliseconds(5))
            .WithWarmupCount(1)
            .WithIterationCount(5)
            .WithOutlierMode(OutlierMode.DontRemove)
            .WithId("Short"))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(NullLogger.Instance)
        .AddExporter(new SenytlExporter([.. Exported]))
        .WithOptions(ConfigOptions.DisableOptimizationsValidator)
        .WithArtifactsPath(folder.FullName);
}
