namespace Senytl.Performance.Statistics;

/// <summary>Counts by rising bucket as the words of an HdrHistogram, and back.</summary>
internal static class HdrWords
{
    private const int LongestWord = 9;

    /// <summary>The counts as words: a count, or a negative number of empty buckets.</summary>
    /// <param name="counts">Counts by rising bucket.</param>
    /// <param name="total">Their sum.</param>
    /// <param name="last">The last bucket; -1 without any.</param>
    public static byte[] Pack(IEnumerable<(int Index, long Count)> counts, out long total, out int last)
    {
        using var words = new MemoryStream();
        (total, last) = (0, -1);
        foreach (var (index, count) in counts)
        {
            var empty = index - last - 1;
            if (empty > 0)
            {
                Write(words, empty == 1 ? 0 : -empty);
            }

            Write(words, count);
            (total, last) = (total + count, index);
        }

        return words.ToArray();
    }

    /// <summary>The counts that <see cref="Pack"/> wrote.</summary>
    public static List<(int Index, long Count)> Unpack(ReadOnlySpan<byte> words)
    {
        var counts = new List<(int, long)>();
        var index = 0;
        while (words.Length > 0)
        {
            var word = Read(ref words);
            if (word > 0)
            {
                counts.Add((index, word));
            }

            index += word < 0 ? (int)-word : 1;
        }

        return counts;
    }

    /// <summary>Adds the second counts to the first, or takes them off; buckets without a count are left out.</summary>
    public static IEnumerable<(int Index, long Count)> Join(
        IEnumerable<(int Index, long Count)> first, IEnumerable<(int Index, long Count)> second, int sign)
    {
        using var one = first.GetEnumerator();
        using var other = second.GetEnumerator();
        var (more, otherMore) = (one.MoveNext(), other.MoveNext());
        while (more || otherMore)
        {
            var index = Math.Min(more ? one.Current.Index : int.MaxValue, otherMore ? other.Current.Index : int.MaxValue);
            var count = 0L;
            if (more && one.Current.Index == index)
            {
                count = one.Current.Count;
                more = one.MoveNext();
            }

            if (otherMore && other.Current.Index == index)
            {
                count += sign * other.Current.Count;
                otherMore = other.MoveNext();
            }

            if (count != 0)
            {
                yield return (index, count);
            }
        }
    }

    private static void Write(Stream stream, long value)
    {
        var word = (ulong)((value << 1) ^ (value >> 63));
        for (var i = 1; i < LongestWord && word >= 0x80; i++)
        {
            stream.WriteByte((byte)(word | 0x80));
            word >>= 7;
        }

        stream.WriteByte((byte)word);
    }

    private static long Read(ref ReadOnlySpan<byte> words)
    {
        var word = 0UL;
        for (var i = 0; ; i++)
        {
            var next = words[i];
            if (next < 0x80 || i == LongestWord - 1)
            {
                word |= (ulong)next << (7 * i);
                words = words[(i + 1)..];
                return (long)(word >> 1) ^ -(long)(word & 1);
            }

            word |= (ulong)(next & 0x7F) << (7 * i);
        }
    }
}
