namespace Senytl.Performance;

/// <summary>
/// o200k_base. With U = <c>[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]</c>, L = <c>[\p{Ll}\p{Lm}\p{Lo}\p{M}]</c>, P = <c>[^\r\n\p{L}\p{N}]</c> and
/// C = <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)</c>: <c>P?U*L+C?|P?U+L*C?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+</c>.
/// </summary>
internal readonly struct O200kSplitter : ISplitter
{
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var kind = CharClasses.At(text, start, out var units);
        var next = start + units;
        if ((kind & CharClass.Number) != 0)
        {
            return Digits.End(text, next);
        }

        if (Word(text, start, next, kind) is var end && end > start)
        {
            return end < text.Length && text[end] == '\'' ? Contraction.AnyCase(text, end) : end;
        }

        if (text[start] == ' ' && next < text.Length && CharClasses.At(text, next, out _) is var after && (after & CharClass.Symbol) != 0)
        {
            kind = after;
        }

        return (kind & CharClass.Space) != 0
            ? Whitespace.EndAtLineBreak(text, start)
            : BreaksAndSlashes(text, CharClasses.Run(text, next, CharClass.Symbol));
    }

    /// <summary>Both word forms, each first with and then without the leading character, as a backtracking engine tries them.</summary>
    private static int Word(ReadOnlySpan<char> text, int start, int next, CharClass kind)
    {
        var leads = (kind & (CharClass.Letter | CharClass.Number | CharClass.NewLine)) == 0;
        var (behind, behindUpper) = leads && next < text.Length ? Match(text, next) : (-1, -1);
        if (behind > next)
        {
            return behind;
        }

        var (here, upper) = (kind & (CharClass.Upper | CharClass.Lower)) != 0 ? Match(text, start) : (-1, -1);
        return here > start ? here : behindUpper > next ? behindUpper : upper;
    }

    /// <summary>The end of <c>U*L+</c> (not past the start if it does not match) and the end of <c>U+</c>.</summary>
    /// <remarks>If no L follows the run of U, the run gives characters back until its last one that is also an L.</remarks>
    private static (int Mixed, int Upper) Match(ReadOnlySpan<char> text, int start)
    {
        var (end, lastBoth) = (start, -1);
        while (end < text.Length && CharClasses.At(text, end, out var units) is var kind && (kind & CharClass.Upper) != 0)
        {
            end += units;
            lastBoth = (kind & CharClass.Lower) != 0 ? end : lastBoth;
        }

        var tail = CharClasses.Run(text, end, CharClass.Lower);
        return (tail > end ? tail : lastBoth, end);
    }

    private static int BreaksAndSlashes(ReadOnlySpan<char> text, int end)
    {
        while (end < text.Length && text[end] is '\r' or '\n' or '/')
        {
            end++;
        }

        return end;
    }
}
