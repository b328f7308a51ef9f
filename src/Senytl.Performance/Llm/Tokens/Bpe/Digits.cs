namespace Senytl.Performance;

/// <summary><c>\p{N}{1,3}</c>.</summary>
internal static class Digits
{
    /// <summary>The end of a group whose first digit ends at <paramref name="next"/>.</summary>
    public static int End(ReadOnlySpan<char> text, int next)
    {
        for (var more = 0; more < 2 && next < text.Length && (CharClasses.At(text, next, out var units) & CharClass.Number) != 0; more++)
        {
            next += units;
        }

        return next;
    }
}
