using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Senytl.Performance;

/// <summary>Turns one piece into tokens: a whole token if it is one, else by merges.</summary>
internal static class PieceCounter
{
    /// <summary>A UTF-16 unit becomes at most 3 bytes; the piece and the slack fit.</summary>
    private const int ShortUnits = ShortMerge.MaxLength / 3;

    /// <summary>Counts the tokens of a piece, and adds them to <paramref name="sink"/> if there is one.</summary>
    public static int Count(Vocabulary vocabulary, ReadOnlySpan<char> piece, List<int>? sink)
    {
        return piece.Length <= ShortUnits ? Short(vocabulary, piece, sink) : Long(vocabulary, piece, sink);
    }

    [SkipLocalsInit]
    private static int Short(Vocabulary vocabulary, ReadOnlySpan<char> piece, List<int>? sink)
    {
        Span<byte> bytes = stackalloc byte[ShortMerge.MaxLength + Vocabulary.Slack];
        var length = Encode(piece, bytes);
        if (vocabulary.Find(bytes, 0, length) is var rank and >= 0)
        {
            sink?.Add(rank);
            return 1;
        }

        var cacheable = sink is null && length <= PieceCache.MaxLength;
        var key = cacheable ? Vocabulary.Key(bytes, 0, length) : 0;
        if (cacheable && PieceCache.Current.Find(vocabulary, bytes[..length], key) is var known and > 0)
        {
            return known;
        }

        Span<byte> ends = stackalloc byte[ShortMerge.MaxLength + 1];
        var tokens = ShortMerge.Merge(vocabulary, bytes, length, ends);
        if (cacheable)
        {
            PieceCache.Current.Keep(vocabulary, bytes[..length], key, tokens);
        }

        for (var at = 0; sink is not null && at < length; at = ends[at])
        {
            sink.Add(vocabulary.Find(bytes, at, ends[at] - at));
        }

        return tokens;
    }

    private static int Long(Vocabulary vocabulary, ReadOnlySpan<char> piece, List<int>? sink)
    {
        var bytes = ArrayPool<byte>.Shared.Rent((piece.Length * 3) + Vocabulary.Slack);
        try
        {
            var length = Encoding.UTF8.GetBytes(piece, bytes);
            if (vocabulary.Find(bytes, 0, length) is var rank and >= 0)
            {
                sink?.Add(rank);
                return 1;
            }

            return LongMerge.Merge(vocabulary, bytes, length, sink);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>UTF-8 by hand for ASCII, which most pieces are; an unpaired surrogate becomes U+FFFD.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Encode(ReadOnlySpan<char> piece, Span<byte> bytes)
    {
        for (var at = 0; at < piece.Length; at++)
        {
            if (piece[at] > 0x7F)
            {
                return Encoding.UTF8.GetBytes(piece, bytes);
            }

            bytes[at] = (byte)piece[at];
        }

        return piece.Length;
    }
}
