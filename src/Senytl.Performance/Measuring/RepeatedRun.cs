namespace Senytl.Performance;

/// <summary>One of the repeated runs.</summary>
/// <param name="Requests">Measured requests.</param>
/// <param name="Succeeded">Requests that ended well.</param>
/// <param name="WallTime">Start of the first to the end of the last request.</param>
/// <param name="ResponseTime">Response times.</param>
public sealed record RepeatedRun(long Requests, long Succeeded, TimeSpan WallTime, DurationStats ResponseTime);
