using System.Globalization;

namespace Senytl.Performance;

/// <summary>How schedules print themselves, the same under every culture.</summary>
internal static class ScheduleText
{
    /// <summary>A rate, such as <c>200/s</c>.</summary>
    public static string Rate(double perSecond) => $"{perSecond.ToString("R", CultureInfo.InvariantCulture)}/s";

    /// <summary>A duration in seconds, such as <c>1.5s</c>.</summary>
    public static string Seconds(TimeSpan duration) =>
        $"{(duration.Ticks / (decimal)TimeSpan.TicksPerSecond).ToString("0.#######", CultureInfo.InvariantCulture)}s";
}
