using System.Globalization;
using Senytl.Cli.Arguments;

namespace Senytl.Cli.Tests;

public class DurationArgumentTests
{
    [Theory]
    [InlineData("800ms", 0.8)]
    [InlineData("1.5s", 1.5)]
    [InlineData("30", 30)]
    [InlineData("2m", 120)]
    [InlineData("1h", 3600)]
    [InlineData("250us", 0.00025)]
    [InlineData("250µs", 0.00025)]
    public void A_time_has_a_unit_or_is_in_seconds(string text, double seconds)
    {
        Assert.True(DurationArgument.TryParse(text, out var value));
        Assert.Equal(TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)), value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1,5s")]
    [InlineData("1e3s")]
    [InlineData("NaN")]
    [InlineData("99999999999h")]
    public void Anything_else_is_refused_in_every_culture(string text)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

        Assert.False(DurationArgument.TryParse(text, out _));
    }
}
