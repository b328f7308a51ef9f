using System.Text.Json;
using BenchmarkDotNet.Loggers;
using Senytl.Performance;

namespace Senytl.BridgeTests;

public sealed class ExporterTests(RealRun run)
{
    private string[] Files => Directory.GetFiles(run.Summary.ResultsDirectoryPath, "Senytl.BridgeTests.Kernels-report-senytl*");

    [Fact]
    public void The_run_itself_writes_our_reports_beside_its_own()
    {
        Assert.Single(Files, file => file.EndsWith("-report-senytl.md", StringComparison.Ordinal));
        Assert.Equal(3, Files.Count(file => file.EndsWith(".json", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_json_of_a_benchmark_holds_its_figures_and_verdicts()
    {
        var text = File.ReadAllText(Assert.Single(Files, file => file.Contains("Allocates", StringComparison.Ordinal)));
        var operation = JsonDocument.Parse(text).RootElement.GetProperty("operation");

        Assert.Equal(128, operation.GetProperty("allocatedBytes").GetDouble(), tolerance: 0.001);
        Assert.Equal(5, operation.GetProperty("batches").GetInt64());
        Assert.Contains("\"verdict\": \"Passed\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_run_of_the_same_class_replaces_the_files()
    {
        var before = Files.Order().ToList();
        File.WriteAllText(Path.Combine(run.Summary.ResultsDirectoryPath, "Senytl.BridgeTests.Kernels-report-senytl-9-Gone.json"), "{}");

        var written = new SenytlExporter([.. RealRun.Exported]).ExportToFiles(run.Summary.Titled("Senytl.BridgeTests.Kernels-20300102-030405"), NullLogger.Instance);

        Assert.Equal(before, written.Order());
        Assert.Equal(before, Files.Order());
    }

    [Fact]
    public void The_log_shows_every_benchmark_and_what_failed()
    {
        var log = new AccumulationLogger();

        new SenytlExporter(Objectives.AllocatedBytes(0)).ExportToLog(run.Summary, log);

        Assert.Contains("## FAIL: Kernels.Allocates", log.GetLog(), StringComparison.Ordinal);
        Assert.True(log.GetLog().Contains("## PASS: Kernels.Sums", StringComparison.Ordinal), log.GetLog());
        Assert.Contains("## FAIL: Kernels.Throws", log.GetLog(), StringComparison.Ordinal);
    }
}
