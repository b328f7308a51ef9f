using System.Globalization;

namespace Senytl.Performance;

/// <summary>Gathers all that is wrong with the options of a schedule, so that one error names everything.</summary>
internal sealed class ScheduleChecks(string subject)
{
    /// <summary>The highest rate that a schedule takes, in arrivals per second.</summary>
    public const double MaxRate = 10_000_000;

    /// <summary>The longest duration that a schedule takes.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromDays(366);

    private readonly List<string> errors = [];

    /// <summary>A rate over 0, or from 0 where <paramref name="orZero"/>.</summary>
    public ScheduleChecks Rate(string name, double value, bool orZero = false) => Require(
        value <= MaxRate && (value > 0 || (orZero && value == 0)),
        $"{name} is {Text(value)} arrivals per second; it has to be {(orZero ? "at least" : "over")} 0 and at most {Text(MaxRate)}");

    /// <summary>A duration over 0.</summary>
    public ScheduleChecks Duration(string name, TimeSpan value) => Require(
        value > TimeSpan.Zero && value <= MaxDuration,
        $"{name} is {value.ToString("c", CultureInfo.InvariantCulture)}; it has to be over 0 and at most {MaxDuration.Days} days");

    /// <summary>Anything else.</summary>
    public ScheduleChecks Require(bool holds, string error)
    {
        if (!holds)
        {
            errors.Add(error);
        }

        return this;
    }

    /// <summary>Throws one error that lists all that was found.</summary>
    public void Throw()
    {
        if (errors.Count > 0)
        {
            throw new ArgumentException($"The load profile {subject} is not valid: {string.Join("; ", errors)}.");
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
