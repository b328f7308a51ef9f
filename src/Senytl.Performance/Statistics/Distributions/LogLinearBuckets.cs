using System.Numerics;

namespace Senytl.Performance.Statistics;

/// <summary>Counts over the whole range of non-negative <see cref="long"/>, 512 buckets to each power of two.</summary>
/// <remarks>
/// A bucket is at most 1/512 of its values wide, so its middle is within 1/1024 (0.098 %) of each; values below 1024 are exact.
/// A power of two costs 2 KB when the first value falls into it, and the whole range 114 KB.
/// </remarks>
internal sealed class LogLinearBuckets
{
    private const int SubBucketBits = 9;
    private const int SubBuckets = 1 << SubBucketBits;
    private const int Pages = 64 - SubBucketBits;

    private readonly uint[]?[] pages = new uint[Pages][];
    private Dictionary<int, uint>? wraps;

    /// <summary>One more than the largest index that <see cref="IndexOf"/> yields.</summary>
    public const int Length = Pages * SubBuckets;

    /// <summary>Heap that the pages take, in bytes.</summary>
    public long HeldBytes => pages.Count(page => page is not null) * (long)SubBuckets * sizeof(uint);

    /// <summary>The bucket of a value.</summary>
    public static int IndexOf(long value)
    {
        var exponent = BitOperations.Log2((ulong)value | (SubBuckets - 1));
        var shift = Math.Max(0, exponent - SubBucketBits);
        return ((exponent - SubBucketBits + 1) << SubBucketBits) | ((int)(value >> shift) & (SubBuckets - 1));
    }

    /// <summary>The smallest and the largest value of a bucket.</summary>
    public static (long Low, long High) RangeOf(int index)
    {
        var page = index >> SubBucketBits;
        var offset = index & (SubBuckets - 1);
        if (page == 0)
        {
            return (offset, offset);
        }

        var shift = page - 1;
        var low = (long)(SubBuckets | offset) << shift;
        return (low, low + ((1L << shift) - 1));
    }

    /// <summary>The value that stands for the bucket of a value.</summary>
    public static long MiddleOf(long value)
    {
        var (low, high) = RangeOf(IndexOf(value));
        return new Bucket(low, high, 1).Middle;
    }

    /// <summary>Counts one value, which is not negative.</summary>
    public void Add(long value)
    {
        var index = IndexOf(value);
        var page = pages[index >> SubBucketBits] ?? NewPage(index);
        if (++page[index & (SubBuckets - 1)] == 0)
        {
            Wrap(index, 1);
        }
    }

    /// <summary>Counts <paramref name="count"/> values into one bucket.</summary>
    public void Add(int index, long count)
    {
        var page = pages[index >> SubBucketBits] ?? NewPage(index);
        ref var low = ref page[index & (SubBuckets - 1)];
        var sum = low + count;
        low = (uint)sum;
        if (sum > uint.MaxValue)
        {
            Wrap(index, (uint)(sum >> 32));
        }
    }

    /// <summary>Counts all that the other histogram has counted.</summary>
    public void Add(LogLinearBuckets other)
    {
        foreach (var (index, count) in other.NonEmpty())
        {
            Add(index, count);
        }
    }

    /// <summary>The buckets that hold something, by rising value.</summary>
    public IEnumerable<(int Index, long Count)> NonEmpty()
    {
        for (var page = 0; page < Pages; page++)
        {
            if (pages[page] is not { } counts)
            {
                continue;
            }

            for (var offset = 0; offset < SubBuckets; offset++)
            {
                var index = (page << SubBucketBits) | offset;
                var count = counts[offset] + ((long)(wraps?.GetValueOrDefault(index) ?? 0) << 32);
                if (count != 0)
                {
                    yield return (index, count);
                }
            }
        }
    }

    /// <summary>The buckets that hold something, with their ranges, by rising value.</summary>
    public IEnumerable<Bucket> Buckets() => NonEmpty().Select(bucket =>
    {
        var (low, high) = RangeOf(bucket.Index);
        return new Bucket(low, high, bucket.Count);
    });

    // Counts are 32 bits wide to halve the memory; the rare bucket beyond four billion keeps its upper bits here.
    private void Wrap(int index, uint times)
    {
        wraps ??= [];
        wraps[index] = wraps.GetValueOrDefault(index) + times;
    }

    private uint[] NewPage(int index) => pages[index >> SubBucketBits] = new uint[SubBuckets];
}
