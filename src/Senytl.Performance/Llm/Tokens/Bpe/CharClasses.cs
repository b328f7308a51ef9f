using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Senytl.Performance;

/// <summary>The class of every code point, as the reference's regular-expression engine has it.</summary>
/// <remarks>A table of its own, because the runtime's Unicode version moves with the runtime and the reference's does not. 1.1 MB, shared by all encodings.</remarks>
internal static class CharClasses
{
    private const int Points = 0x110000;

    private static readonly CharClass[] Table = Load();

    /// <summary>The class at a position, and the number of UTF-16 units there: 2 for a surrogate pair, else 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharClass At(ReadOnlySpan<char> text, int index, out int units)
    {
        var unit = text[index];
        units = 1;
        return (unit & 0xF800) == 0xD800 ? Beyond(text, index, ref units) : Table[unit];
    }

    /// <summary>The end of the run of characters that have any of the classes asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Run(ReadOnlySpan<char> text, int index, CharClass any)
    {
        while (index < text.Length && (At(text, index, out var units) & any) != 0)
        {
            index += units;
        }

        return index;
    }

    private static CharClass Beyond(ReadOnlySpan<char> text, int index, ref int units)
    {
        if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
        {
            units = 2;
            return Table[char.ConvertToUtf32(text[index], text[index + 1])];
        }

        return CharClass.Symbol;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static CharClass[] Load()
    {
        var runs = VocabularyFile.Unpack("classes");
        var table = new CharClass[Points];
        var bytes = MemoryMarshal.AsBytes(table.AsSpan());
        var point = 0;
        for (var at = 0; at < runs.Length; at += 4)
        {
            var length = runs[at] | (runs[at + 1] << 8) | (runs[at + 2] << 16);
            bytes.Slice(point, length).Fill(runs[at + 3]);
            point += length;
        }

        return point == Points ? table : throw new InvalidDataException($"The embedded class table describes {point} code points; expected {Points}. Rebuild Senytl.Performance.");
    }
}
