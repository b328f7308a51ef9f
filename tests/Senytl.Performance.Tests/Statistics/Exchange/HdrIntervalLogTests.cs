using System.Globalization;

namespace Senytl.Performance.Statistics;

public class HdrIntervalLogTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.FromHours(1));

    [Fact]
    public void A_log_has_the_header_and_the_lines_that_readers_expect_under_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            var output = new StringWriter();
            var log = new HdrIntervalLog(output, Start);
            var second = TimeSpan.FromSeconds(1);
            log.Write(TimeSpan.Zero, second, Of(2_769_000));
            log.Write(second, second / 2, Of(), "ttft");
            var lines = output.ToString().Split('\n');
            Assert.Equal("#[Histogram log format version 1.3]", lines[0]);
            Assert.Equal("#[BaseTime: 1772597167.089 (seconds since epoch)]", lines[1]);
            Assert.Equal("#[StartTime: 1772597167.089 (seconds since epoch), Wed Mar 04 04:06:07 UTC 2026]", lines[2]);
            Assert.Equal("\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"", lines[3]);
            Assert.StartsWith("0.000,1.000,2.769,HISTF", lines[4]);
            Assert.StartsWith("Tag=ttft,1.000,0.500,0.000,HISTF", lines[5]);
            Assert.Single(HdrReader.Counts(lines[4].Split(',')[^1]));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b")]
    [InlineData("a b")]
    [InlineData("a\n")]
    public void A_tag_that_would_break_the_line_is_refused(string tag) => Assert.Throws<ArgumentException>(
        () => new HdrIntervalLog(TextWriter.Null, Start).Write(TimeSpan.Zero, TimeSpan.Zero, Of(1), tag));

    private static HdrCounts Of(params long[] values)
    {
        var distribution = new Distribution();
        Array.ForEach(values, distribution.Record);
        return HdrCounts.Of(distribution);
    }
}
