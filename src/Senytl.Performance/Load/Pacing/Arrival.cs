namespace Senytl.Performance.Load;

/// <summary>One arrival of a schedule, as it happened.</summary>
/// <param name="Index">From 0, in the order of the schedule.</param>
/// <param name="Due">The timestamp at which it was due: where its response time starts.</param>
/// <param name="Dispatched">The timestamp at which it was handed over; never before it was due.</param>
internal readonly record struct Arrival(long Index, long Due, long Dispatched);
