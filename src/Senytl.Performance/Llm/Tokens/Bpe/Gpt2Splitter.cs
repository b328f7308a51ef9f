namespace Senytl.Performance;

/// <summary>r50k_base and p50k_base: <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>.</summary>
internal readonly struct Gpt2Splitter : ISplitter
{
    public static int End(ReadOnlySpan<char> text, int start)
    {
        if (text[start] == '\'' && Contraction.Exact(text, start) is var ending && ending > start)
        {
            return ending;
        }

        var first = start;
        var kind = CharClasses.At(text, first, out var units);
        if (text[first] == ' ' && first + 1 < text.Length && CharClasses.At(text, first + 1, out var next) is var after && (after & CharClass.Space) == 0)
        {
            first++;
            (kind, units) = (after, next);
        }

        return (kind & CharClass.Space) != 0
            ? Whitespace.End(text, start)
            : CharClasses.Run(text, first + units, kind & (CharClass.Letter | CharClass.Number | CharClass.Symbol));
    }
}
