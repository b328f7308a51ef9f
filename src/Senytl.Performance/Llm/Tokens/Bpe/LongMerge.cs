using System.Buffers;

namespace Senytl.Performance;

/// <summary>Byte-pair merges of a long piece in O(n log n): a linked list of parts, and a heap of the pairs that can merge.</summary>
/// <remarks>Equal to <see cref="ShortMerge"/> in its result: the heap orders by rank and then by position.</remarks>
internal static class LongMerge
{
    /// <summary>Merges and hands each token's start and length to <paramref name="sink"/>, in order.</summary>
    /// <returns>The number of tokens.</returns>
    public static int Merge(Vocabulary vocabulary, ReadOnlySpan<byte> piece, int length, List<int>? sink)
    {
        // ends[p]: end of the part that begins at p, 0 once it is merged away; befores[p]: start of the part before it.
        var ends = ArrayPool<int>.Shared.Rent(length);
        var befores = ArrayPool<int>.Shared.Rent(length + 1);
        var heap = new MergeHeap(length);
        try
        {
            for (var at = 0; at < length; at++)
            {
                (ends[at], befores[at]) = (at + 1, at - 1);
                if (at + 1 < length && vocabulary.FindPair(piece[at], piece[at + 1]) is var rank and >= 0)
                {
                    heap.Append(rank, at);
                }
            }

            befores[length] = length - 1;
            heap.Order();
            Run(vocabulary, piece, length, ends, befores, ref heap);
            var tokens = 0;
            for (var at = 0; at < length; at = ends[at])
            {
                tokens++;
                sink?.Add(vocabulary.Find(piece, at, ends[at] - at));
            }

            return tokens;
        }
        finally
        {
            heap.Dispose();
            ArrayPool<int>.Shared.Return(befores);
            ArrayPool<int>.Shared.Return(ends);
        }
    }

    private static void Run(Vocabulary vocabulary, ReadOnlySpan<byte> piece, int length, int[] ends, int[] befores, ref MergeHeap heap)
    {
        while (heap.TryPop(out var rank, out var at))
        {
            var middle = ends[at];
            if (middle == 0 || middle == length)
            {
                continue;
            }

            var end = ends[middle];
            if (vocabulary.Find(piece, at, end - at) != rank)
            {
                continue;
            }

            ends[at] = end;
            ends[middle] = 0;
            befores[end] = at;
            if (end < length && vocabulary.Find(piece, at, ends[end] - at) is var after and >= 0)
            {
                heap.Push(after, at);
            }

            if (at > 0 && vocabulary.Find(piece, befores[at], end - befores[at]) is var before and >= 0)
            {
                heap.Push(before, befores[at]);
            }
        }
    }
}
