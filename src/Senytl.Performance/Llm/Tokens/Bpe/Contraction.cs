namespace Senytl.Performance;

/// <summary>The English endings 's 't 're 've 'm 'll 'd.</summary>
internal static class Contraction
{
    /// <summary>The end of the contraction at an apostrophe in lower case, or the apostrophe's own position if there is none.</summary>
    public static int Exact(ReadOnlySpan<char> text, int apostrophe)
    {
        var rest = text[(apostrophe + 1)..];
        return apostrophe + rest switch
        {
            ['s' or 't' or 'm' or 'd', ..] => 2,
            ['r' or 'v', 'e', ..] or ['l', 'l', ..] => 3,
            _ => 0,
        };
    }

    /// <summary>The same in any case; by Unicode's simple case folding the long s (U+017F) is an s.</summary>
    public static int AnyCase(ReadOnlySpan<char> text, int apostrophe)
    {
        var rest = text[(apostrophe + 1)..];
        return apostrophe + rest switch
        {
            ['s' or 'S' or 'ſ' or 't' or 'T' or 'm' or 'M' or 'd' or 'D', ..] => 2,
            ['r' or 'R' or 'v' or 'V', 'e' or 'E', ..] or ['l' or 'L', 'l' or 'L', ..] => 3,
            _ => 0,
        };
    }
}
