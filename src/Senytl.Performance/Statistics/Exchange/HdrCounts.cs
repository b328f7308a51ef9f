namespace Senytl.Performance.Statistics;

/// <summary>How many observations each bucket of <see cref="HdrLayout"/> has, packed as in the payload of an HdrHistogram. Immutable.</summary>
/// <remarks>ZigZag LEB128 words of at most nine bytes; a negative word stands for a run of empty buckets. Some two bytes a bucket.</remarks>
internal sealed class HdrCounts
{
    private readonly byte[] packed;

    private HdrCounts(IEnumerable<(int Index, long Count)> counts, long max)
    {
        packed = HdrWords.Pack(counts, out var total, out var last);
        Count = total;
        Max = last < 0 ? 0 : Math.Min(max, HdrLayout.HighestOf(last));
    }

    /// <summary>How many observations there are.</summary>
    public long Count { get; }

    /// <summary>The largest observation, to the width of its bucket; 0 without any.</summary>
    public long Max { get; }

    /// <summary>The packed counts.</summary>
    public ReadOnlySpan<byte> Packed => packed;

    /// <summary>The counts of a whole distribution.</summary>
    public static HdrCounts Of(Distribution distribution) => Between(earlier: null, distribution);

    /// <summary>What came to a distribution since an earlier state of it.</summary>
    /// <remarks>
    /// Once the later one is a histogram, both are seen through its buckets, so that each observation falls into one
    /// interval and no other: the intervals add up to the whole.
    /// </remarks>
    public static HdrCounts Between(Distribution? earlier, Distribution later)
    {
        var all = Buckets(later, throughBuckets: !later.IsExact);
        return new HdrCounts(
            earlier is null ? all : HdrWords.Join(all, Buckets(earlier, throughBuckets: !later.IsExact), sign: -1),
            later.Count == 0 ? 0 : later.Max);
    }

    /// <summary>Both together.</summary>
    public HdrCounts And(HdrCounts other) => new(HdrWords.Join(HdrWords.Unpack(packed), HdrWords.Unpack(other.packed), sign: 1), Math.Max(Max, other.Max));

    // Nothing is collected on the way: a run is looked at each second, and must not be measured collecting its own garbage.
    private static IEnumerable<(int Index, long Count)> Buckets(Distribution distribution, bool throughBuckets)
    {
        var (last, sum) = (-1, 0L);
        foreach (var (value, count) in distribution.Representatives(throughBuckets))
        {
            var index = HdrLayout.IndexOf(value);
            if (index != last && sum > 0)
            {
                yield return (last, sum);
                sum = 0;
            }

            (last, sum) = (index, sum + count);
        }

        if (sum > 0)
        {
            yield return (last, sum);
        }
    }
}
