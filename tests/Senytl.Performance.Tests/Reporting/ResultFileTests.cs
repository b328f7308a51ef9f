using Senytl.Performance.Reporting;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Reporting;

public sealed class ResultFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("senytl-reports");

    [Fact]
    public async Task A_json_report_reads_back_as_the_same_document()
    {
        var result = await Scenarios.MixedAsync();

        var read = JsonReport.Read(result.ToReport(ReportFormat.Json, includeSamples: true));

        Assert.Equal(JsonReport.Of(result, samples: true), System.Text.Json.JsonSerializer.Serialize(read, Options()));
        Assert.Equal(100, read.Samples!.Count);
        Assert.Equal((97, 3), (read.Succeeded, read.Failed));
        Assert.Equal(result.ResponseTime.P95.TotalSeconds, read.ResponseTime.P95);
        Assert.Equal(result.CostUsd, read.CostUsd);
        Assert.Equal(result.Objectives.Select(verdict => verdict.Verdict), read.Objectives.Select(verdict => verdict.Verdict));
    }

    [Fact]
    public async Task A_report_is_written_into_folders_that_are_made_for_it()
    {
        var path = Path.Combine(folder.FullName, "new", "folder", "report.md");
        var result = await Scenarios.PlainAsync();

        result.WriteReport(path, ReportFormat.Markdown);

        Assert.Equal(result.ToReport(ReportFormat.Markdown), File.ReadAllText(path));
    }

    [Fact]
    public async Task A_report_that_exists_is_not_overwritten()
    {
        var path = Path.Combine(folder.FullName, "report.txt");
        File.WriteAllText(path, "mine");
        var result = await Scenarios.PlainAsync();

        var error = Assert.Throws<IOException>(() => result.WriteReport(path));

        Assert.Contains(path, error.Message);
        Assert.Equal("mine", File.ReadAllText(path));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static System.Text.Json.JsonSerializerOptions Options() =>
        new(ResultJson.Default.Options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
