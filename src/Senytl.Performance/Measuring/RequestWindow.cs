using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>The requests that ended in one second; in long runs, in two, four or more. A second in which none ended has a window, too.</summary>
/// <param name="StartsAfter">From the start of the first measured request to the start of the window.</param>
/// <param name="Width">Its width. The last window reaches beyond the end of the run.</param>
/// <param name="Requests">Requests that ended in it.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="AverageResponseTime">Mean response time of all of them; zero when none ended.</param>
/// <param name="LongestResponseTime">The longest; zero when none ended.</param>
public sealed record RequestWindow(
    TimeSpan StartsAfter, TimeSpan Width, long Requests, long Failed, TimeSpan AverageResponseTime, TimeSpan LongestResponseTime)
{
    internal static IReadOnlyList<RequestWindow> From(WindowTally tally)
    {
        var width = TimeSpan.FromSeconds(tally.WidthSeconds);
        return [.. tally.Windows.Select((window, index) => From(width * index, width, window))];
    }

    private static RequestWindow From(TimeSpan startsAfter, TimeSpan width, WindowTally.Window? window) => window is null
        ? new RequestWindow(startsAfter, width, Requests: 0, Failed: 0, TimeSpan.Zero, TimeSpan.Zero)
        : new RequestWindow(
            startsAfter,
            width,
            window.Requests,
            window.Failed,
            RunClock.ToTimeSpan(window.TotalResponseTime / window.Requests),
            RunClock.ToTimeSpan(window.LongestResponseTime));
}
