using Senytl.Performance.Measuring;
using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>One of the repeated runs.</summary>
/// <param name="Requests">Measured requests.</param>
/// <param name="Succeeded">Requests that ended well.</param>
/// <param name="WallTime">Start of the first to the end of the last request; where the load is limited by time, at least that time.</param>
/// <param name="ResponseTime">Response times.</param>
public sealed record RepeatedRun(long Requests, long Succeeded, TimeSpan WallTime, DurationStats ResponseTime)
{
    /// <summary>What the figures are of, in a unit of their own: batch means where requests were batches of calls, else response times.</summary>
    internal Distribution Times { get; private init; } = ResponseTime.Nanoseconds;

    internal static RepeatedRun From(Tally tally)
    {
        var responseTime = new DurationStats(tally.ResponseTime.All);
        return new RepeatedRun(tally.Total, tally[RequestOutcome.Ok], RunClock.ToTimeSpan(tally.Span), responseTime)
        {
            Times = tally.Operations?.Picoseconds ?? responseTime.Nanoseconds,
        };
    }
}
