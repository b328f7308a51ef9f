namespace Senytl.Performance.Statistics;

/// <summary>A limit, how many observations were over it, and whether that count is exact or merely never too low.</summary>
internal record struct TrackedLimit(long Limit, long Over, bool IsExact);
