using System.Globalization;
using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;

namespace Senytl.Performance.Tests.Reporting;

public class FigureTextTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(1, "0.1 µs")]
    [InlineData(12_345, "1.235 ms")]
    [InlineData(123_456, "12.35 ms")]
    [InlineData(1_234_567, "123.5 ms")]
    [InlineData(15_000_000, "1.5 s")]
    [InlineData(600_000_000, "60 s")]
    [InlineData(1_200_000_000, "2 min")]
    public void Durations_have_four_digits_and_a_unit(long ticks, string text) =>
        Assert.Equal(text, DurationText.Of(TimeSpan.FromTicks(ticks)));

    [Theory]
    [InlineData("0", "$0.00")]
    [InlineData("0.05", "$0.05")]
    [InlineData("12.5", "$12.50")]
    [InlineData("12345.5", "$12,345.50")]
    [InlineData("0.0123456", "$0.012346")]
    [InlineData("0.0000015", "$0.0000015")]
    [InlineData("0.000000123456", "$0.000000123")]
    public void Small_amounts_keep_their_digits(string usd, string text) =>
        Assert.Equal(text, MoneyText.Of(decimal.Parse(usd, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(1_500, "1.5 KB")]
    [InlineData(-2_000_000, "-2 MB")]
    [InlineData(3_210_000_000, "3.2 GB")]
    public void Sizes_are_decimal(long bytes, string text) => Assert.Equal(text, ByteText.Of(bytes));

    [Theory]
    [InlineData(0.0012, "0.0012/s")]
    [InlineData(12.345, "12.35/s")]
    [InlineData(12345.6, "12,345.6/s")]
    public void Rates_keep_small_values(double rate, string text) => Assert.Equal(text, RateText.Of(rate));

    [Fact]
    public void A_value_that_rounds_to_its_limit_is_shown_in_full()
    {
        Assert.Equal("2,000.0001 ms", DurationText.Beside(TimeSpan.FromTicks(20_000_001), TimeSpan.FromSeconds(2)));
        Assert.Equal("2 s", DurationText.Beside(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)));
        Assert.Equal("$0.0500000001", MoneyText.Beside(0.0500000001m, 0.05m));
        Assert.Equal("49.996/s", RateText.Beside(49.996, 50));
    }

    [Fact]
    public void Memory_is_shown_with_its_heap_and_a_mark()
    {
        Assert.Equal("avg 120 MB, peak 150 MB, stable (live heap 20 MB → 20.5 MB)", MemoryRow(20_000_000, 20_500_000));
        Assert.Equal("avg 120 MB, peak 150 MB, LEAK (live heap 20 MB → 30 MB)", MemoryRow(20_000_000, 30_000_000));
        Assert.Equal("avg 120 MB, peak 150 MB (live heap 0 B → 30 MB)", MemoryRow(0, 30_000_000));
        Assert.Equal("avg 120 MB, peak 150 MB, stable (live heap 20 MB → 30 MB)", MemoryRow(20_000_000, 30_000_000, Objectives.NoMemoryLeaks(0.6)));
        Assert.Equal("avg 120 MB, peak 150 MB, stable (live heap 20 MB → 21 MB)", MemoryRow(20_000_000, 30_000_000, recorder: 9_000_000));
    }

    private static string MemoryRow(long before, long after, Objective? objective = null, long recorder = 0)
    {
        using var session = Metrics.Start();
        if (objective is not null)
        {
            session.Scope.Run.Declare(objective);
        }

        var result = ResultBuilder.Build(session.Scope.Run, new RunEnd
        {
            Memory = new MemorySummary
            {
                AverageRss = 120_000_000,
                PeakRss = 150_000_000,
                LiveHeapBefore = before,
                LiveHeapAfter = after,
                RecorderBytes = recorder,
                Samples = [],
            },
        });
        return FigureRows.Of(result).Single(row => row[0] == "memory")[1];
    }
}
