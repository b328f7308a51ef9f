namespace Senytl.Performance;

/// <summary>Observations that were held against a limit.</summary>
/// <param name="Count">How many there are; at least 1 to judge.</param>
/// <param name="Over">Those over the limit; never too few.</param>
/// <param name="Noun">What one of them is.</param>
/// <param name="Unsure">How many of those over it may have been within.</param>
internal readonly record struct ShareCount(long Count, long Over, string Noun = "request", long Unsure = 0);
