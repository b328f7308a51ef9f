namespace Senytl.Performance.Statistics;

internal sealed partial class Distribution
{
    private TrackedLimit[] tracked = [];

    /// <summary>Keeps <see cref="CountOver(long)"/> of this limit exact beyond the count at which single values are kept.</summary>
    /// <returns>True when the count is exact; false when single values had been dropped before, so that what came
    /// before this call is counted conservatively.</returns>
    public bool Track(long limit)
    {
        var found = Find(limit);
        if (found >= 0)
        {
            return tracked[found].IsExact;
        }

        Array.Resize(ref tracked, tracked.Length + 1);
        tracked[^1] = IsExact ? new TrackedLimit(limit, 0, true) : new TrackedLimit(limit, CountOver(limit), IsCountExact(limit));
        return tracked[^1].IsExact;
    }

    /// <summary>Whether <see cref="CountOver(long)"/> of this limit is exact, and not merely never too low.</summary>
    public bool IsCountExact(long limit)
    {
        if (IsExact || max <= limit || min > limit)
        {
            return true;
        }

        var found = Find(limit);
        return found >= 0 ? tracked[found].IsExact : LogLinearBuckets.RangeOf(LogLinearBuckets.IndexOf(Math.Max(0, limit))).High == limit;
    }

    /// <summary>How many observations are over the limit; at the limit is not over.</summary>
    /// <remarks>Exact while <see cref="IsExact"/> and for tracked limits. Otherwise the bucket that the limit divides counts as
    /// over, so that the count is never too low and no verdict too good.</remarks>
    public long CountOver(long limit)
    {
        if (count == 0 || max <= limit)
        {
            return 0;
        }

        if (min > limit)
        {
            return count;
        }

        if (buckets is null)
        {
            return CountOver(values.AsSpan(0, (int)count), limit);
        }

        var found = Find(limit);
        return found >= 0 ? tracked[found].Over : CountOverBuckets(limit);
    }

    /// <summary>How many observations are over the limit for certain: <see cref="CountOver(long)"/> where that is exact, and else never too high.</summary>
    public long CountSurelyOver(long limit) =>
        IsCountExact(limit) ? CountOver(limit) : buckets!.Buckets().Where(bucket => bucket.Low > limit).Sum(bucket => bucket.Count);

    private static long CountOver(ReadOnlySpan<long> observations, long limit)
    {
        var over = 0;
        foreach (var value in observations)
        {
            over += value > limit ? 1 : 0;
        }

        return over;
    }

    private long CountOverBuckets(long limit) =>
        limit >= max ? 0 : buckets!.Buckets().Where(bucket => bucket.High > limit).Sum(bucket => bucket.Count);

    private int Find(long limit)
    {
        for (var i = 0; i < tracked.Length; i++)
        {
            if (tracked[i].Limit == limit)
            {
                return i;
            }
        }

        return -1;
    }

    private void CountTracked(long value, long times)
    {
        foreach (ref var limit in tracked.AsSpan())
        {
            limit.Over += value > limit.Limit ? times : 0;
        }
    }

    private void StartTracked(ReadOnlySpan<long> observations)
    {
        foreach (ref var limit in tracked.AsSpan())
        {
            limit.Over = CountOver(observations, limit.Limit);
            limit.IsExact = true;
        }
    }

    private void ClearTracked()
    {
        foreach (ref var limit in tracked.AsSpan())
        {
            limit.Over = 0;
            limit.IsExact = true;
        }
    }

    private void TrackAll(Distribution other)
    {
        foreach (var limit in other.tracked)
        {
            Track(limit.Limit);
        }
    }

    private void MergeTracked(Distribution other)
    {
        TrackAll(other);
        foreach (ref var limit in tracked.AsSpan())
        {
            limit.Over += other.CountOver(limit.Limit);
            limit.IsExact &= other.IsCountExact(limit.Limit);
        }
    }
}
