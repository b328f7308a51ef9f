namespace Senytl.Performance.Load;

/// <summary>The requests in flight.</summary>
/// <param name="Count">How many.</param>
/// <param name="OldestStarted">When the oldest began, in nanoseconds of the run's clock; absent when there is none.</param>
/// <param name="Users">Users at work; absent in an open load.</param>
internal readonly record struct InFlight(long Count, long? OldestStarted, long? Users = null);
