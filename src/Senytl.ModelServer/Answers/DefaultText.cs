using System.Text;

namespace Senytl.ModelServer;

/// <summary>The answer where no rule says one: plain words, chosen by seed and prompt, exactly as long as asked.</summary>
internal static class DefaultText
{
    private static readonly string[] Words =
    [
        "the", "order", "was", "checked", "and", "a", "refund", "is", "on", "its", "way", "please", "allow", "two", "days", "for",
        "your", "bank", "to", "show", "it", "we", "found", "one", "charge", "from", "last", "week", "that", "looks", "right", "thank",
    ];

    public static string Write(long seed, string prompt, int step, int tokens)
    {
        var random = new SeededRandom(seed ^ SeededRandom.Hash(prompt), step, DrawPurpose.Answer);
        var length = tokens * TokenCounter.UnitsPerToken;
        var text = new StringBuilder(length + 16);
        while (text.Length < length)
        {
            text.Append(Words[random.NextInt32(Words.Length)]).Append(' ');
        }

        text.Length = length;
        text[0] = char.ToUpperInvariant(text[0]);
        text[length - 1] = '.';
        return text.ToString();
    }
}
