using System.Collections.Concurrent;
using System.Globalization;
using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Reporting;

public class ReportTests
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<PerformanceResult>>> Mixed = new();

    [Fact]
    public void Service_time_has_a_row_where_requests_waited_or_where_it_is_judged()
    {
        var judged = Objectives.Duration(DurationMetric.ServiceTime, Percentile.Max, 9);

        Assert.DoesNotContain("service", Waited(0).ToReport(), StringComparison.Ordinal);
        Assert.Matches("\n  latency +1 +3 s .*\n  service +1 +1 s ", Waited(2).ToReport());
        Assert.Contains("| service | 1 | 1 s |", Waited(2).ToReport(ReportFormat.Markdown), StringComparison.Ordinal);
        Assert.Matches("\n  service +1 +1 s ", Waited(0, judged).ToReport());
    }

    private static PerformanceResult Waited(double seconds, params Objective[] objectives)
    {
        var run = new RunContext("waited", "by hand", TimeProvider.System, PriceCatalogue.Default);
        foreach (var objective in objectives)
        {
            run.Declare(objective);
        }

        var started = RunClock.FromTimeSpan(TimeSpan.FromSeconds(seconds));
        run.Record(new RequestRecord { Started = started, Ended = started + RunClock.NanosecondsPerSecond }, measured: true);
        return ResultBuilder.Build(run, new RunEnd());
    }

    public static TheoryData<string> Cultures => ["en-US", "de-DE", "tr-TR", "ar-SA"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public Task A_text_report_reads_the_same_in_every_culture(string culture) =>
        VerifyAsync(culture, "text", result => result.ToReport(ReportFormat.Text));

    [Theory]
    [MemberData(nameof(Cultures))]
    public Task A_json_report_reads_the_same_in_every_culture(string culture) =>
        VerifyAsync(culture, "json", result => result.ToReport(ReportFormat.Json));

    [Theory]
    [MemberData(nameof(Cultures))]
    public Task A_markdown_report_reads_the_same_in_every_culture(string culture) =>
        VerifyAsync(culture, "markdown", result => result.ToReport(ReportFormat.Markdown));

    [Theory]
    [MemberData(nameof(Cultures))]
    public Task A_failure_message_reads_the_same_in_every_culture(string culture) =>
        VerifyAsync(culture, "failure", result => Assert.Throws<SlaViolationException>(() => result.ThrowIfFailed(requireProof: true)).Message);

    [Theory]
    [MemberData(nameof(Cultures))]
    public Task Beside_a_failure_the_report_leaves_out_what_the_message_says(string culture) =>
        VerifyAsync(culture, "beside", result => TextReport.Beside(result.Violation(requireProof: true, resultFile: null)!));

    [Fact]
    public async Task A_run_without_objectives_and_models_says_so() =>
        Verify("plain", (await Scenarios.PlainAsync()).ToReport());

    [Fact]
    public async Task A_dead_target_is_reported_with_its_errors()
    {
        var result = await Scenarios.DeadAsync();

        Verify("dead.text", result.ToReport());
        Verify("dead.markdown", result.ToReport(ReportFormat.Markdown));
        Verify("dead.failure", Assert.Throws<SlaViolationException>(() => result.ThrowIfFailed()).Message);
    }

    [Fact]
    public async Task An_unknown_format_is_refused()
    {
        var result = await Scenarios.PlainAsync();

        Assert.Contains("Text, Json or Markdown", Assert.Throws<ArgumentOutOfRangeException>(() => result.ToReport((ReportFormat)7)).Message);
    }

    private static async Task VerifyAsync(string culture, string name, Func<PerformanceResult, string> report)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            // Run under the culture as well: measured values are put into words while the run is judged.
            Verify($"mixed.{name}", report(await Mixed.GetOrAdd(culture, _ => new(Scenarios.MixedAsync)).Value));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Verify(string name, string report) => ApprovedText.Verify(Scenarios.WithoutMachine(report), name);
}
