using Senytl.Performance;

namespace Senytl.Docs.Tests.Snippets;

/// <summary>The code of docs/reports.md.</summary>
public class ReportSnippets
{
    [Fact]
    public async Task Reports()
    {
        var folder = Directory.CreateTempSubdirectory("senytl-docs").FullName;
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "Agent.Greets" }, _ => Task.CompletedTask);

        #region write-reports
        var text = result.ToReport();
        var markdown = result.ToReport(ReportFormat.Markdown);
        result.WriteReport(Path.Combine(folder, "reports", "agent.json"), ReportFormat.Json, includeSamples: true);
        #endregion

        Assert.Contains("Agent.Greets", text);
        Assert.Contains("Agent.Greets", markdown);
        Assert.True(File.Exists(Path.Combine(folder, "reports", "agent.json")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void History()
    {
        #region read-history
        foreach (var past in PerformanceHistory.Of("Agent.Answers_a_complex_question"))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{past.StartedAt:u}  p95 {past.ResponseTime.P95:0.000} s  {past.Verdict}");
        }
        #endregion
    }
}
