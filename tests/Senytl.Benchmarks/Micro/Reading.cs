namespace Senytl.Benchmarks.Micro;

/// <summary>What one tool says of one kernel in one round, in nanoseconds a call, and how long it took.</summary>
internal sealed record Reading(double Median, double Mean, double Min, TimeSpan Took);
