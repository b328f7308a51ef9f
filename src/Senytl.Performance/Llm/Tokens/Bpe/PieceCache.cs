using System.Runtime.CompilerServices;

namespace Senytl.Performance;

/// <summary>Counts of the pieces that a thread met lately: texts repeat their words, and merging is the slow part.</summary>
/// <remarks>128 KB a thread, for all encodings. A hit compares every byte, so that a count is never another piece's.</remarks>
internal sealed class PieceCache
{
    /// <summary>Longer pieces are not kept.</summary>
    public const int MaxLength = 60;

    private const int Slots = 2048;
    private const int SlotSize = 64;

    [ThreadStatic]
    private static PieceCache? current;

    private readonly byte[] _slots = new byte[Slots * SlotSize];

    /// <summary>The calling thread's cache.</summary>
    public static PieceCache Current => current ??= new PieceCache();

    /// <summary>The count kept for a piece, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(Vocabulary vocabulary, ReadOnlySpan<byte> piece, ulong key)
    {
        var slot = Slot(vocabulary, key);
        return slot[0] == piece.Length && slot[1] == vocabulary.Id && slot.Slice(3, piece.Length).SequenceEqual(piece) ? slot[2] : 0;
    }

    /// <summary>Keeps a count in the place of an older one.</summary>
    public void Keep(Vocabulary vocabulary, ReadOnlySpan<byte> piece, ulong key, int count)
    {
        var slot = Slot(vocabulary, key);
        (slot[0], slot[1], slot[2]) = ((byte)piece.Length, vocabulary.Id, (byte)count);
        piece.CopyTo(slot[3..]);
    }

    private Span<byte> Slot(Vocabulary vocabulary, ulong key) =>
        _slots.AsSpan((int)((key + vocabulary.Id) * 0xD6E8FEB86659FD93UL >> 53) * SlotSize, SlotSize);
}
