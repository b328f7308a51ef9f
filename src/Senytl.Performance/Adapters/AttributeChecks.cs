using System.Globalization;

namespace Senytl.Performance.Adapters;

/// <summary>Checks of attribute values, which are plain numbers in seconds.</summary>
public static class AttributeChecks
{
    /// <summary>The longest time that an attribute can state: 24 days, in seconds.</summary>
    public const double LongestSeconds = RunOptions.LongestDays * 24 * 3600;

    /// <summary>The error of a time, or nothing when it is in its range.</summary>
    /// <param name="name">The property.</param>
    /// <param name="seconds">Its value.</param>
    /// <param name="least">The smallest value allowed, in seconds.</param>
    /// <param name="exclusive">Whether <paramref name="least"/> itself is not allowed.</param>
    public static IEnumerable<string> Seconds(string name, double seconds, double least, bool exclusive = false)
    {
        var inRange = (exclusive ? seconds > least : seconds >= least) && seconds <= LongestSeconds;
        if (!inRange)
        {
            var from = exclusive ? "above" : "from";
            yield return string.Create(CultureInfo.InvariantCulture, $"{name} is {seconds}; it is {from} {least} to {LongestSeconds} seconds.");
        }
    }

    /// <summary>The error of a count, or nothing when it is in its range.</summary>
    /// <param name="name">The property.</param>
    /// <param name="count">Its value.</param>
    /// <param name="least">The smallest value allowed.</param>
    /// <param name="most">The largest value allowed.</param>
    public static IEnumerable<string> Count(string name, int count, int least, int most = int.MaxValue)
    {
        if (count < least || count > most)
        {
            var range = most == int.MaxValue ? $"at least {least}" : $"{least} to {most}";
            yield return string.Create(CultureInfo.InvariantCulture, $"{name} is {count}; it is {range}.");
        }
    }
}
