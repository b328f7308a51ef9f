using System.Buffers;

namespace Senytl.Performance;

/// <summary>Byte-pair merges of some bytes in O(n log n): a linked list of parts, and a heap of the pairs that can merge.</summary>
/// <remarks>Equal to <see cref="ShortMerge"/> in its result: the heap orders by rank and then by position. Its memory is pooled.</remarks>
internal ref struct MergeWindow
{
    // ends[p]: end of the part that begins at p, 0 once it is merged away; befores[p]: start of the part before it.
    private int[]? ends;
    private int[]? befores;
    private MergeHeap heap;
    private int capacity;

    /// <summary>Bytes that were merged.</summary>
    public int Length { get; private set; }

    /// <summary>Merges the first bytes of a text; what was merged before is forgotten.</summary>
    public void Merge(Vocabulary vocabulary, ReadOnlySpan<byte> text, int length)
    {
        if (ends is null || capacity < length)
        {
            Dispose();
            capacity = length;
            ends = ArrayPool<int>.Shared.Rent(length);
            befores = ArrayPool<int>.Shared.Rent(length + 1);
            heap = new MergeHeap(length);
        }

        Length = length;
        for (var at = 0; at < length; at++)
        {
            (ends[at], befores![at]) = (at + 1, at - 1);
            if (at + 1 < length && vocabulary.FindPair(text[at], text[at + 1]) is var rank and >= 0)
            {
                heap.Append(rank, at);
            }
        }

        befores![length] = length - 1;
        heap.Order();
        Run(vocabulary, text);
    }

    /// <summary>Where the token that begins at a position ends.</summary>
    public readonly int EndOf(int start) => ends![start];

    /// <summary>The start of the last token that begins at a position or before it.</summary>
    public readonly int LastStart(int atMost)
    {
        var start = Math.Max(0, atMost);
        while (ends![start] == 0)
        {
            start--;
        }

        return start;
    }

    /// <summary>Counts the tokens up to a position, and hands their ranks to <paramref name="sink"/> if there is one.</summary>
    public readonly int Tokens(Vocabulary vocabulary, ReadOnlySpan<byte> text, int upTo, List<int>? sink)
    {
        var tokens = 0;
        for (var at = 0; at < upTo; at = ends![at])
        {
            tokens++;
            sink?.Add(vocabulary.Find(text, at, ends![at] - at));
        }

        return tokens;
    }

    public void Dispose()
    {
        if (ends is not null)
        {
            heap.Dispose();
            ArrayPool<int>.Shared.Return(befores!);
            ArrayPool<int>.Shared.Return(ends);
            ends = null;
        }
    }

    private void Run(Vocabulary vocabulary, ReadOnlySpan<byte> text)
    {
        var (end, start) = (ends!, befores!);
        while (heap.TryPop(out var rank, out var at))
        {
            var middle = end[at];
            if (middle == 0 || middle == Length)
            {
                continue;
            }

            var last = end[middle];
            if (vocabulary.Find(text, at, last - at) != rank)
            {
                continue;
            }

            end[at] = last;
            end[middle] = 0;
            start[last] = at;
            if (last < Length && vocabulary.Find(text, at, end[last] - at) is var after and >= 0)
            {
                heap.Push(after, at);
            }

            if (at > 0 && vocabulary.Find(text, start[at], last - start[at]) is var before and >= 0)
            {
                heap.Push(before, start[at]);
            }
        }
    }
}
