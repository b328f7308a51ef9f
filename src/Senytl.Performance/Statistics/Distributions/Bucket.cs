namespace Senytl.Performance.Statistics;

/// <summary>The observations of a histogram that share a bucket.</summary>
/// <param name="Low">The smallest value that falls into the bucket.</param>
/// <param name="High">The largest value that falls into the bucket.</param>
/// <param name="Count">How many observations did.</param>
internal readonly record struct Bucket(long Low, long High, long Count)
{
    /// <summary>The value that stands for all of the bucket: at most 1/1024 from each of them.</summary>
    public long Middle => Low + ((High - Low + 1) / 2);
}
