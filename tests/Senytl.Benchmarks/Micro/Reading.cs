namespace Senytl.Benchmarks.Micro;

/// <summary>What one run of a tool says of one kernel, in nanoseconds a call, and how long it took.</summary>
internal sealed record Reading(double Median, TimeSpan Took);
