using System.Globalization;
using Senytl.Performance.Reporting;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Reporting;

public sealed class OperationReportTests
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public void A_short_body_is_reported_in_nanoseconds_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            var result = PerformanceResult.FromBatches(
                "Parser.Parses",
                "20 batches by hand",
                [.. Enumerable.Range(0, 20).Select(i => new OperationBatch(1_048_576, 12.345 + (i / 100.0), 24))],
                Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, 20e-9),
                Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 12.4e-9),
                Objectives.AllocatedBytes(0));

            ApprovedText.Verify(result.ToReport(), "operation.text");
            ApprovedText.Verify(Assert.Throws<SlaViolationException>(() => result.ThrowIfFailed()).Message, "operation.failure");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_json_report_holds_the_time_of_a_call()
    {
        var result = PerformanceResult.FromBatches("json", "by hand", [new OperationBatch(1000, 5.125, 24)]);

        Assert.Contains("\"mean\": 5.125", result.ToReport(ReportFormat.Json), StringComparison.Ordinal);
        Assert.Contains("\"allocatedBytes\": 24", result.ToReport(ReportFormat.Json), StringComparison.Ordinal);
        Assert.Equal(5.125, JsonReport.Read(result.ToReport(ReportFormat.Json)).Operation!.P999);
    }
}
