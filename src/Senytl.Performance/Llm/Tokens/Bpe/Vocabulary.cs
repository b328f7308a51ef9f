using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Senytl.Performance;

/// <summary>The tokens of an encoding by their bytes: an open hash table, filled once and then read only.</summary>
internal sealed class Vocabulary
{
    /// <summary>Bytes that a caller keeps readable behind the last byte of a token to look up.</summary>
    public const int Slack = 8;

    private const int Inline = 7;

    private const ulong Spread = 0x9E3779B97F4A7C15;

    private static int loaded;

    private readonly byte[] _bytes;
    private readonly Slot[] _slots;
    private readonly int[] _pairs;
    private readonly int _shift;

    private Vocabulary(byte[] bytes, int capacity)
    {
        _bytes = bytes;
        _slots = new Slot[capacity];
        _shift = 64 - BitOperations.Log2((uint)capacity);
        _pairs = new int[0x10000];
        _pairs.AsSpan().Fill(-1);
    }

    /// <summary>1 or more, different for each vocabulary of the process; there are four.</summary>
    public byte Id { get; } = (byte)Interlocked.Increment(ref loaded);

    /// <summary>The longest token in bytes.</summary>
    public int LongestToken { get; private set; }

    public static Vocabulary Load(string name) => Read(VocabularyFile.Unpack(name));

    /// <summary>A vocabulary of the first ranks of this one.</summary>
    public static Vocabulary Load(string name, int ranks) => Read(VocabularyFile.Unpack(name), ranks);

    /// <summary>The rank of a token, or −1 if these bytes are none.</summary>
    /// <param name="buffer">Holds the bytes, and <see cref="Slack"/> more after them, whatever they are.</param>
    /// <param name="start">First byte of the token.</param>
    /// <param name="length">1 or more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> buffer, int start, int length)
    {
        if (length > LongestToken)
        {
            return -1;
        }

        var key = Key(buffer, start, length);
        for (var at = (int)(key * Spread >> _shift); ; at = (at + 1) & (_slots.Length - 1))
        {
            ref readonly var slot = ref _slots[at];
            if (slot.Key == key && (length <= Inline || buffer.Slice(start, length).SequenceEqual(_bytes.AsSpan(slot.Offset, length))))
            {
                return slot.Rank;
            }

            if (slot.Key == 0)
            {
                return -1;
            }
        }
    }

    /// <summary>The rank of a token of two bytes, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindPair(byte first, byte second) => _pairs[(first << 8) | second];

    /// <summary>The bytes of up to 7 themselves, or a hash of more; the length on top, so that no key is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(ReadOnlySpan<byte> buffer, int start, int length)
    {
        var head = BinaryPrimitives.ReadUInt64LittleEndian(buffer[start..]);
        return length <= Inline
            ? (head & ((1UL << (8 * length)) - 1)) | ((ulong)length << 56)
            : (Hash(head, buffer.Slice(start, length)) >> 8) | ((ulong)Math.Min(length, 255) << 56);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ulong head, ReadOnlySpan<byte> token)
    {
        var hash = head;
        for (var at = 8; at < token.Length - 8; at += 8)
        {
            hash = BitOperations.RotateLeft(hash * Spread, 29) ^ BinaryPrimitives.ReadUInt64LittleEndian(token[at..]);
        }

        hash = BitOperations.RotateLeft(hash * Spread, 29) ^ BinaryPrimitives.ReadUInt64LittleEndian(token[^8..]);
        return hash * Spread;
    }

    private static Vocabulary Read(ReadOnlySpan<byte> file, int ranks = int.MaxValue)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(file);
        var lengths = file.Slice(4, count);
        var tokens = file[(4 + count)..];
        ranks = Math.Min(ranks, count);
        var bytes = new byte[tokens.Length + Slack];
        tokens.CopyTo(bytes);
        var vocabulary = new Vocabulary(bytes, (int)BitOperations.RoundUpToPowerOf2((uint)ranks * 2));
        vocabulary.Fill(lengths[..ranks]);
        return vocabulary;
    }

    /// <summary>Runs once over 200,000 tokens: optimised at the first call, as no later one would profit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(ReadOnlySpan<byte> lengths)
    {
        var offset = 0;
        for (var rank = 0; rank < lengths.Length; rank++)
        {
            var length = (int)lengths[rank];
            if (length == 0)
            {
                continue;
            }

            var key = Key(_bytes, offset, length);
            var at = (int)(key * Spread >> _shift);
            while (_slots[at].Key != 0)
            {
                at = (at + 1) & (_slots.Length - 1);
            }

            _slots[at] = new Slot { Key = key, Rank = rank, Offset = offset };
            LongestToken = Math.Max(LongestToken, length);
            if (length == 2)
            {
                _pairs[(_bytes[offset] << 8) | _bytes[offset + 1]] = rank;
            }

            offset += length;
        }
    }

    private struct Slot
    {
        public ulong Key;
        public int Rank;
        public int Offset;
    }
}
