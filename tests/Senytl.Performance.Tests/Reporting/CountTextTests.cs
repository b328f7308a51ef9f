using System.Globalization;
using System.Text.RegularExpressions;
using Senytl.Performance.Reporting;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Reporting;

public sealed partial class CountTextTests
{
    [Fact]
    public async Task Every_count_of_thousands_has_its_separator_in_reports_and_failures()
    {
        var clock = new ManualClock();
        var options = new BenchmarkOptions
        {
            Name = "Agent.Answers",
            Iterations = 12_345,
            Warmup = 0,
            AbortOnBreach = false,
            TimeProvider = clock,
            Objectives =
            [
                Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 0.0001),
                Objectives.Throughput(1_000_000),
                Objectives.ErrorRate(0.001),
            ],
        };
        var index = 0;
        var result = await Benchmark.RunAsync(options, _ =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            return index++ % 6 == 5 ? throw new FormatException("no\nnumber") : Task.CompletedTask;
        });
        var failure = Assert.Throws<SlaViolationException>(() => result.ThrowIfFailed()).Message;

        Assert.Contains("n=10,288, 10,288 over", failure, StringComparison.Ordinal);
        Assert.Contains("10,288/12,345 succeeded", failure, StringComparison.Ordinal);
        Assert.Contains("benchmark, 12,345 iterations", failure, StringComparison.Ordinal);
        Assert.Contains("2,057 × FormatException: no number", failure, StringComparison.Ordinal);
        Assert.All(
            [result.ToReport(), result.ToReport(ReportFormat.Markdown), failure],
            text => Assert.Empty(UnseparatedThousands().Matches(Iteration().Replace(text, "")).Select(match => match.Value)));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public void A_count_reads_the_same_in_every_culture_and_knows_its_plural(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(["0 users", "1 user", "10,437 users"], new long[] { 0, 1, 10_437 }.Select(count => CountText.Of(count, "user")));
            Assert.Equal("77,600 in (29,100 cached) + 14,552 out, measured", new TokenUsage { Input = 77_600, CachedInput = 29_100, Output = 14_552 }.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Four digits and more before any decimal point.</summary>
    [GeneratedRegex(@"(?<![\d.,])\d{4,}")]
    private static partial Regex UnseparatedThousands();

    /// <summary>The number of an iteration is a name to look for, not a quantity.</summary>
    [GeneratedRegex(@"iteration \d+")]
    private static partial Regex Iteration();
}
