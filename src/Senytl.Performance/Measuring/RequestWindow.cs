using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>The requests that ended in one second; in long runs, in two, four or more.</summary>
/// <param name="StartsAfter">From the start of the run to the start of the window.</param>
/// <param name="Width">Its width.</param>
/// <param name="Requests">Requests that ended in it.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="AverageResponseTime">Mean response time of all of them.</param>
/// <param name="LongestResponseTime">The longest.</param>
public sealed record RequestWindow(
    TimeSpan StartsAfter, TimeSpan Width, long Requests, long Failed, TimeSpan AverageResponseTime, TimeSpan LongestResponseTime)
{
    internal static IReadOnlyList<RequestWindow> From(WindowTally tally, long started)
    {
        var first = started / RunClock.NanosecondsPerSecond / tally.WidthSeconds;
        var width = TimeSpan.FromSeconds(tally.WidthSeconds);
        return
        [
            .. tally.Windows.Select(entry => new RequestWindow(
                width * (entry.Key - first),
                width,
                entry.Value.Requests,
                entry.Value.Failed,
                RunClock.ToTimeSpan(entry.Value.TotalResponseTime / entry.Value.Requests),
                RunClock.ToTimeSpan(entry.Value.LongestResponseTime))),
        ];
    }
}
