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
    public async Task A_json_report_holds_the_memory_over_the_run_and_the_windows_of_a_short_one()
    {
        var result = await Runs.OfAsync(300, 400);

        var read = JsonReport.Read(result.ToReport(ReportFormat.Json));

        Assert.Equal(2, Assert.Single(read.Windows!).Requests);
        Assert.True(read.Memory!.Samples!.Count >= 2);
        Assert.Equal(result.Memory!.Samples.Select(sample => (sample.TakenAt, sample.Rss, sample.ManagedHeap)), read.Memory.Samples.Select(sample => (sample.TakenAt, sample.Rss, sample.ManagedHeap)));
    }

    [Fact]
    public void A_json_report_holds_every_kind_of_token()
    {
        using var session = Metrics.Start();
        Metrics.Record(TimeSpan.FromSeconds(1), new TokenUsage
        {
            Input = 1000,
            CachedInput = 300,
            CacheWrite5m = 40,
            CacheWrite1h = 50,
            AudioInput = 60,
            CachedAudioInput = 7,
            Output = 200,
            Reasoning = 80,
            AudioOutput = 90,
        });

        var tokens = JsonReport.Read(session.Result.ToReport(ReportFormat.Json)).Tokens!;

        Assert.Equal(
            (1000, 300, 40, 50, 60, 7),
            (tokens.Input, tokens.CachedInput, tokens.CacheWrite5m, tokens.CacheWrite1h, tokens.AudioInput, tokens.CachedAudioInput));
        Assert.Equal((200, 80, 90, 1200), (tokens.Output, tokens.Reasoning, tokens.AudioOutput, tokens.Total));
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
