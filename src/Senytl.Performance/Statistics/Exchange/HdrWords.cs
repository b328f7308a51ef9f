namespace Senytl.Performance.Statistics;

/// <summary>Counts by rising bucket as the words of an HdrHistogram, and back.</summary>
internal static class HdrWords
{
    private const int LongestWord = 9;

    /// <summary>The counts as words: a count, or a negative number of empty buckets.</summary>
    public static byte[] Pack(IReadOnlyList<(int Index, long Count)> counts)
    {
        using var words = new MemoryStream();
        var next = 0;
        foreach (var (index, count) in counts)
        {
            if (index > next)
            {
                Write(words, index - next == 1 ? 0 : next - index);
            }

            Write(words, count);
            next = index + 1;
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
    public static List<(int Index, long Count)> Join(
        IReadOnlyList<(int Index, long Count)> first, IReadOnlyList<(int Index, long Count)> second, int sign)
    {
        var joined = new List<(int, long)>(first.Count);
        var (i, j) = (0, 0);
        while (i < first.Count || j < second.Count)
        {
            var index = Math.Min(i < first.Count ? first[i].Index : int.MaxValue, j < second.Count ? second[j].Index : int.MaxValue);
            var count = i < first.Count && first[i].Index == index ? first[i++].Count : 0;
            count += j < second.Count && second[j].Index == index ? sign * second[j++].Count : 0;
            if (count != 0)
            {
                joined.Add((index, count));
            }
        }

        return joined;
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
