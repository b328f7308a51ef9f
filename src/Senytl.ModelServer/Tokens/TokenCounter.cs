namespace Senytl.ModelServer;

/// <summary>
/// The server's own token: four UTF-16 units of a text, the last one shorter, five where a surrogate pair would be split.
/// No model's vocabulary, but simple enough to check by hand.
/// </summary>
internal static class TokenCounter
{
    public const int UnitsPerToken = 4;

    public static int Count(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return (text.Length + UnitsPerToken - 1) / UnitsPerToken;
        }

        var count = 0;
        for (var offset = 0; offset < text.Length; offset = Skip(text, offset, 1))
        {
            count++;
        }

        return count;
    }

    /// <summary>Where the text stands after so many tokens more.</summary>
    public static int Skip(ReadOnlySpan<char> text, int offset, int tokens)
    {
        for (; tokens > 0 && offset < text.Length; tokens--)
        {
            offset = Math.Min(offset + UnitsPerToken, text.Length);
            if (offset < text.Length && char.IsLowSurrogate(text[offset]) && char.IsHighSurrogate(text[offset - 1]))
            {
                offset++;
            }
        }

        return offset;
    }
}
