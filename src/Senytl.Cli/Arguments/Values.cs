using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Senytl.Cli.Arguments;

/// <summary>Options whose values have a range; a value outside of it is refused with the range and an example.</summary>
internal static class Values
{
    public static Option<double?> Number(string name, string description, Bounds bounds) => new(name)
    {
        Description = $"{description}: {bounds}.",
        HelpName = "number",
        CustomParser = result =>
        {
            var text = Text(result);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && bounds.Contain(value))
            {
                return value;
            }

            result.AddError($"{name} is '{text}'; it is a number {bounds}, such as {name} {bounds.Example}.");
            return null;
        },
    };

    public static Option<int?> Whole(string name, string description, int least, int most, int example) => new(name)
    {
        Description = $"{description}: {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)}.",
        HelpName = "number",
        CustomParser = result =>
        {
            var text = Text(result);
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            {
                return value;
            }

            result.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{name} is '{text}'; it is a whole number from {least} to {most}, such as {name} {example}."));
            return null;
        },
    };

    /// <summary>A time: a number with the unit us, ms, s, m or h; without a unit, seconds.</summary>
    public static Option<TimeSpan?> Duration(string name, string description, TimeSpan most, string example, bool orZero = false) => new(name)
    {
        Description = $"{description}, e.g. {example}.",
        HelpName = "time",
        CustomParser = result =>
        {
            var text = Text(result);
            if (DurationArgument.TryParse(text, out var value) && value <= most && (value > TimeSpan.Zero || (orZero && value == TimeSpan.Zero)))
            {
                return value;
            }

            result.AddError(
                $"{name} is '{text}'; it is a time {(orZero ? "of 0 or more" : "above 0")}, at most {DurationArgument.Text(most)}, with the unit us, ms, s, m or h (without one: seconds), such as {name} {example}.");
            return null;
        },
    };

    private static string Text(ArgumentResult result) => string.Join(' ', result.Tokens.Select(token => token.Value));
}
