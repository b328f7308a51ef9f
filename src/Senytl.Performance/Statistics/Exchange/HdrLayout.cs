using System.Numerics;

namespace Senytl.Performance.Statistics;

/// <summary>The buckets of an HdrHistogram with three significant digits and unit 1: 1,024 to each power of two above 2,048.</summary>
internal static class HdrLayout
{
    /// <summary>Significant decimal digits.</summary>
    public const int Digits = 3;

    private const int SubBucketBits = 11;
    private const int HalfBits = SubBucketBits - 1;

    /// <summary>The place of a value among the counts.</summary>
    public static int IndexOf(long value)
    {
        var shift = BitOperations.Log2((ulong)value | ((1UL << SubBucketBits) - 1)) - HalfBits;
        return (shift << HalfBits) + (int)(value >> shift);
    }

    /// <summary>The largest value that falls into a bucket.</summary>
    public static long HighestOf(int index)
    {
        var shift = Math.Max(0, (index >> HalfBits) - 1);
        return ((long)(index - (shift << HalfBits)) << shift) + (1L << shift) - 1;
    }
}
