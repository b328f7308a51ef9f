namespace Senytl.Performance;

/// <summary>
/// cl100k_base: <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+</c>.
/// </summary>
internal readonly struct Cl100kSplitter : ISplitter
{
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var kind = CharClasses.At(text, start, out var units);
        var next = start + units;
        if ((kind & CharClass.Letter) != 0)
        {
            return CharClasses.Run(text, next, CharClass.Letter);
        }

        if ((kind & CharClass.Number) != 0)
        {
            return Digits.End(text, next);
        }

        if (text[start] == '\'' && Contraction.AnyCase(text, start) is var ending && ending > start)
        {
            return ending;
        }

        if ((kind & CharClass.NewLine) == 0 && next < text.Length)
        {
            var after = CharClasses.At(text, next, out var nextUnits);
            if ((after & CharClass.Letter) != 0)
            {
                return CharClasses.Run(text, next + nextUnits, CharClass.Letter);
            }

            if (text[start] == ' ' && (after & CharClass.Symbol) != 0)
            {
                kind = after;
            }
        }

        return (kind & CharClass.Space) != 0
            ? Whitespace.EndAtLineBreak(text, start)
            : CharClasses.Run(text, CharClasses.Run(text, next, CharClass.Symbol), CharClass.NewLine);
    }
}
