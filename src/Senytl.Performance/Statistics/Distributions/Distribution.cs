namespace Senytl.Performance.Statistics;

/// <summary>What was observed of one measure: each value up to 4,096 of them, then a histogram that is true to 0.1 %.</summary>
/// <remarks>
/// Values are non-negative and carry the unit of whoever records them. Memory is fixed (at most 115 KB), whatever the count.
/// Recording is not thread safe: give each worker its own and merge with <see cref="Add"/>. Once nothing is recorded any more, any
/// number of threads may read. Queries on an empty distribution throw.
/// </remarks>
internal sealed partial class Distribution
{
    /// <summary>Up to this count each observation is kept.</summary>
    public const int ExactCapacity = 4096;

    private long[] values = [];
    private volatile bool sorted = true;
    private LogLinearBuckets? buckets;
    private Moments moments;
    private long count;
    private long min = long.MaxValue;
    private long max = -1;

    /// <summary>How many observations there are.</summary>
    public long Count => count;

    /// <summary>Whether each observation is still known by itself.</summary>
    public bool IsExact => buckets is null;

    /// <summary>The smallest observation.</summary>
    public long Min => count > 0 ? min : throw Empty();

    /// <summary>The largest observation.</summary>
    public long Max => count > 0 ? max : throw Empty();

    /// <summary>The arithmetic mean; exact at any count.</summary>
    public double Mean => CurrentMoments().Mean;

    /// <summary>The sample standard deviation (n − 1); not a number for a single observation.</summary>
    public double StandardDeviation => CurrentMoments().StandardDeviation;

    /// <summary>The observations, by rising value, while <see cref="IsExact"/>.</summary>
    public ReadOnlySpan<long> Values => IsExact
        ? Sorted()
        : throw new InvalidOperationException($"Only the first {ExactCapacity} observations are kept one by one; there are {count}.");

    /// <summary>Takes in one observation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public void Record(long value)
    {
        if (value < 0)
        {
            ThrowNegative(value);
        }

        if (count == ExactCapacity)
        {
            Summarize();
        }

        count++;
        min = Math.Min(min, value);
        max = Math.Max(max, value);
        if (buckets is null)
        {
            Keep(value);
            return;
        }

        buckets.Add(value);
        moments.Add(value);
        CountTracked(value, times: 1);
    }

    /// <summary>Takes in one value as often as it was observed; however often that is, it takes no longer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value or its number is negative.</exception>
    public void Record(long value, long times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        if (value < 0)
        {
            ThrowNegative(value);
        }

        for (; times > 0 && IsExact; times--)
        {
            Record(value);
        }

        if (times > 0)
        {
            count += times;
            min = Math.Min(min, value);
            max = Math.Max(max, value);
            buckets!.Add(LogLinearBuckets.IndexOf(value), times);
            moments.Add(value, times);
            CountTracked(value, times);
        }
    }

    /// <summary>Takes in all that another distribution has observed, as if it had been recorded here.</summary>
    public void Add(Distribution other)
    {
        if (other.count == 0)
        {
            TrackAll(other);
            return;
        }

        if (IsExact && other.IsExact && count + other.count <= ExactCapacity)
        {
            TrackAll(other);
            AppendValues(other);
        }
        else
        {
            Summarize();
            MergeTracked(other);
            MergeBuckets(other);
        }

        count += other.count;
        min = Math.Min(min, other.min);
        max = Math.Max(max, other.max);
    }

    /// <summary>Forgets every observation; limits stay tracked.</summary>
    public void Clear()
    {
        buckets = null;
        sorted = true;
        moments = default;
        count = 0;
        min = long.MaxValue;
        max = -1;
        ClearTracked();
    }

    /// <summary>The percentile by nearest rank: never over <see cref="Max"/>; a value that occurred while
    /// <see cref="IsExact"/>, and within 0.1 % of one afterwards.</summary>
    /// <param name="percentile">In percent, over 0 and at most 100.</param>
    public long ValueAt(double percentile)
    {
        var rank = NearestRank.Of(count > 0 ? count : throw Empty(), percentile);
        if (rank == 1)
        {
            return min;
        }

        if (rank == count)
        {
            return max;
        }

        return buckets is null ? Sorted()[(int)rank - 1] : Math.Clamp(BucketAt(rank).Middle, min, max);
    }

    /// <summary>Values and how often each occurred, by rising value; true to 0.1 % once <see cref="IsExact"/> is over.</summary>
    public IEnumerable<(long Value, long Count)> ValueCounts() => buckets is null
        ? Values.ToArray().Select(value => (value, 1L))
        : buckets.Buckets().Select(bucket => (Math.Clamp(bucket.Middle, min, max), bucket.Count));

    /// <summary>Values that stand for the observations, and for how many, by rising value.</summary>
    /// <param name="throughBuckets">Whether they are the middles of the histogram's buckets even while <see cref="IsExact"/>.</param>
    public IEnumerable<(long Value, long Count)> Representatives(bool throughBuckets) => buckets is null
        ? Values.ToArray().Select(value => (throughBuckets ? LogLinearBuckets.MiddleOf(value) : value, 1L))
        : buckets.Buckets().Select(bucket => (bucket.Middle, bucket.Count));

    /// <summary>Heap that the observations take, in bytes; some hundred are not counted.</summary>
    public long HeldBytes => (values.Length * (long)sizeof(long)) + (buckets?.HeldBytes ?? 0);

    private Bucket BucketAt(long rank)
    {
        foreach (var bucket in buckets!.Buckets())
        {
            rank -= bucket.Count;
            if (rank <= 0)
            {
                return bucket;
            }
        }

        throw new InvalidOperationException("The histogram holds fewer observations than were counted.");
    }

    private Moments CurrentMoments() =>
        count == 0 ? throw Empty() : buckets is null ? Moments.Of(values.AsSpan(0, (int)count)) : moments;

    private static InvalidOperationException Empty() =>
        new("Nothing was recorded, so there is no such figure. Check Count before asking.");

    private static void ThrowNegative(long value) =>
        throw new ArgumentOutOfRangeException(nameof(value), value, "An observation is 0 or more. Take times from one monotonic clock.");
}
