namespace Senytl.Performance;

/// <summary>Byte-pair merges of a short piece: the lowest rank first, the leftmost among equals, by looking at all of them each time.</summary>
internal static class ShortMerge
{
    /// <summary>Pieces above this many bytes go to <see cref="LongMerge"/>.</summary>
    public const int MaxLength = 96;

    private const int None = int.MaxValue;

    /// <summary>Merges and leaves the starts of the tokens in <paramref name="starts"/>.</summary>
    /// <param name="vocabulary">The ranks.</param>
    /// <param name="piece">The bytes and <see cref="Vocabulary.Slack"/> behind them.</param>
    /// <param name="length">Bytes of the piece, 2 or more.</param>
    /// <param name="starts">Room for <see cref="MaxLength"/> + 1 numbers; the last one filled is the piece's end.</param>
    /// <returns>The number of tokens.</returns>
    public static int Merge(Vocabulary vocabulary, ReadOnlySpan<byte> piece, int length, Span<int> starts)
    {
        Span<int> ranks = stackalloc int[MaxLength + 1];
        var parts = length;
        for (var at = 0; at < length - 1; at++)
        {
            starts[at] = at;
            ranks[at] = Merged(vocabulary.FindPair(piece[at], piece[at + 1]));
        }

        starts[length - 1] = length - 1;
        starts[length] = length;
        ranks[length - 1] = None;
        while (parts > 1 && Lowest(ranks[..(parts - 1)]) is var lowest and >= 0)
        {
            parts--;
            starts[(lowest + 2)..(parts + 2)].CopyTo(starts[(lowest + 1)..]);
            ranks[(lowest + 2)..(parts + 1)].CopyTo(ranks[(lowest + 1)..]);
            ranks[lowest] = lowest + 1 < parts ? Rank(vocabulary, piece, starts, lowest) : None;
            if (lowest > 0)
            {
                ranks[lowest - 1] = Rank(vocabulary, piece, starts, lowest - 1);
            }
        }

        return parts;
    }

    private static int Rank(Vocabulary vocabulary, ReadOnlySpan<byte> piece, ReadOnlySpan<int> starts, int part) =>
        Merged(vocabulary.Find(piece, starts[part], starts[part + 2] - starts[part]));

    private static int Merged(int rank) => rank < 0 ? None : rank;

    private static int Lowest(ReadOnlySpan<int> ranks)
    {
        var (lowest, value) = (-1, None);
        for (var at = 0; at < ranks.Length; at++)
        {
            if (ranks[at] < value)
            {
                (lowest, value) = (at, ranks[at]);
            }
        }

        return lowest;
    }
}
