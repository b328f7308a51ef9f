namespace Senytl.Performance;

/// <summary>The pieces of a run of white space, all of it in the basic plane.</summary>
internal static class Whitespace
{
    /// <summary><c>\s+(?!\S)|\s+</c>: all but the last before a word, which takes that one.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var end = CharClasses.Run(text, start + 1, CharClass.Space);
        return end == text.Length || end == start + 1 ? end : end - 1;
    }

    /// <summary><c>\s*[\r\n]+|\s+(?!\S)|\s+</c>: up to the last line break of the run, else as above.</summary>
    public static int EndAtLineBreak(ReadOnlySpan<char> text, int start)
    {
        var end = CharClasses.Run(text, start, CharClass.Space);
        var lastBreak = text[start..end].LastIndexOfAny('\r', '\n');
        if (lastBreak >= 0)
        {
            return start + lastBreak + 1;
        }

        return end == text.Length || end == start + 1 ? end : end - 1;
    }
}
