namespace Senytl.Performance;

/// <summary>Byte-pair merges of a long piece, window by window, in time and memory that do not outgrow the piece.</summary>
/// <remarks>
/// <para>
/// Equal to merging the piece as a whole. Two tokens that stand side by side in any merged text merge to themselves alone: no merge
/// crossed the bounds of the two, so what happened between them is what happens without the rest. And a sequence in which
/// each two neighbours merge to themselves is what the whole merges to: the first merge across a bound would also come first
/// when its two tokens are alone. So windows may be joined at a token that the end of one and the start of the next agree on.
/// </para>
/// <para>Where they do not agree, the window is doubled.</para>
/// </remarks>
internal static class LongMerge
{
    /// <summary>Bytes that are merged at a time: they, their links and their heap fit into a core's cache.</summary>
    internal const int Window = 1 << 16;

    /// <summary>Bytes from the token that two windows share to the end of the first, which is not the end of the piece.</summary>
    private const int Overlap = 1 << 11;

    /// <summary>Merges and hands each token's rank to <paramref name="sink"/>, in order.</summary>
    /// <returns>The number of tokens.</returns>
    public static int Merge(Vocabulary vocabulary, ReadOnlySpan<byte> piece, int length, List<int>? sink) =>
        Merge(vocabulary, piece, length, sink, Window, Overlap);

    internal static int Merge(Vocabulary vocabulary, ReadOnlySpan<byte> piece, int length, List<int>? sink, int window, int overlap)
    {
        var current = default(MergeWindow);
        var next = default(MergeWindow);
        try
        {
            var tokens = 0;
            var from = 0;
            current.Merge(vocabulary, piece, Math.Min(window, length));
            while (from + current.Length < length)
            {
                var split = current.LastStart(current.Length - overlap);
                if (split > 0)
                {
                    next.Merge(vocabulary, piece[(from + split)..], Math.Min(window, length - from - split));
                }

                if (split > 0 && split + next.EndOf(0) == current.EndOf(split))
                {
                    tokens += current.Tokens(vocabulary, piece[from..], split, sink);
                    from += split;
                    var last = current;
                    current = next;
                    next = last;
                }
                else
                {
                    current.Merge(vocabulary, piece[from..], Math.Min(current.Length * 2, length - from));
                }
            }

            return tokens + current.Tokens(vocabulary, piece[from..], current.Length, sink);
        }
        finally
        {
            current.Dispose();
            next.Dispose();
        }
    }
}
