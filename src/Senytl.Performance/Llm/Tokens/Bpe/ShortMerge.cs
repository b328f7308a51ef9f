using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Senytl.Performance;

/// <summary>Byte-pair merges of a short piece: the lowest rank first, the leftmost among equals, by one look at all of them a merge.</summary>
/// <remarks>A pair's key is its rank above its position, so that the least key is the next merge; eight keys are compared at a time.</remarks>
internal static class ShortMerge
{
    /// <summary>Pieces above this many bytes go to <see cref="LongMerge"/>; positions fit into a byte.</summary>
    public const int MaxLength = 252;

    private const uint None = uint.MaxValue;

    /// <summary>Merges, and leaves in <paramref name="ends"/> at each token's start where it ends.</summary>
    /// <param name="vocabulary">The ranks.</param>
    /// <param name="piece">The bytes and <see cref="Vocabulary.Slack"/> behind them.</param>
    /// <param name="length">Bytes of the piece, 2 to <see cref="MaxLength"/>.</param>
    /// <param name="ends">Room for <paramref name="length"/> + 1 positions.</param>
    /// <returns>The number of tokens.</returns>
    [SkipLocalsInit]
    public static int Merge(Vocabulary vocabulary, ReadOnlySpan<byte> piece, int length, Span<byte> ends)
    {
        Span<uint> keys = stackalloc uint[256];
        Span<byte> befores = stackalloc byte[256];
        keys = keys[..((length + 7) & ~7)];
        for (var at = 0; at < length; at++)
        {
            (ends[at], befores[at + 1]) = ((byte)(at + 1), (byte)at);
            keys[at] = at + 1 < length ? Key(vocabulary.FindPair(piece[at], piece[at + 1]), at) : None;
        }

        keys[length..].Fill(None);
        var tokens = length;
        for (var least = Least(keys); least != None; least = Least(keys))
        {
            var at = (int)(byte)least;
            var middle = ends[at];
            var end = ends[middle];
            (ends[at], befores[end], keys[middle]) = (end, (byte)at, None);
            tokens--;
            keys[at] = end < length ? Key(vocabulary.Find(piece, at, ends[end] - at), at) : None;
            if (at > 0)
            {
                int before = befores[at];
                keys[before] = Key(vocabulary.Find(piece, before, end - before), before);
            }
        }

        return tokens;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Key(int rank, int position) => rank < 0 ? None : ((uint)rank << 8) | (uint)position;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Least(ReadOnlySpan<uint> keys)
    {
        var least = Vector256<uint>.AllBitsSet;
        foreach (var eight in MemoryMarshal.Cast<uint, Vector256<uint>>(keys))
        {
            least = Vector256.Min(least, eight);
        }

        var four = Vector128.Min(least.GetLower(), least.GetUpper());
        four = Vector128.Min(four, Vector128.Shuffle(four, Vector128.Create(2u, 3u, 0u, 1u)));
        return Math.Min(four.GetElement(0), four.GetElement(1));
    }
}
