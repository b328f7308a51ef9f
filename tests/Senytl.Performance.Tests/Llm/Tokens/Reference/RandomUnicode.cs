using System.Text;

namespace Senytl.Performance.Tests.Llm.Tokens.Reference;

/// <summary>Strings of random characters, drawn so that the patterns' corners meet each other often.</summary>
internal static class RandomUnicode
{
    private static readonly string[] Corners =
    [
        " ", "  ", "\n", "\r\n", "\t", "\u00A0", "\u3000", "\u0085", "\u2028", "\u200B", "\u200D", "'", "'s", "'S", "'ſ", "'re", "'VE", "'ll", "'m", "’s",
        "/", "//", ".", "...", "!", "\u0301", "\u0308", "1", "12", "１", "½", "Ⅳ", "²", "ǅ", "ʰ", "ª", "ß", "İ", "中", "あ", "ก", "ำ", "ा", "😀", "👩‍👩‍👧", "\U00010400",
        "\U0001D400", "\U00020000", "\U0001E900", "\uD800", "\uDC00", "A", "a", "Aa", "aA", "HTTPServer", "the", "ing", "<|", "|>", "<|endoftext|>", "\0", "\uFFFD", "\uFEFF",
    ];

    public static IEnumerable<string> Strings(Random random, int count) => Enumerable.Range(0, count).Select(index => One(random, index % 5));

    private static string One(Random random, int kind)
    {
        var text = new StringBuilder();
        var length = 1 + random.Next(kind == 4 ? 400 : 60);
        for (var at = 0; at < length; at++)
        {
            _ = kind switch
            {
                0 => text.Append((char)random.Next(0x10000)),
                1 => text.Append(Scalar(random)),
                2 => text.Append(Corners[random.Next(Corners.Length)]),
                3 => text.Append(random.Next(3) == 0 ? Corners[random.Next(Corners.Length)] : ((char)random.Next(0x20, 0x7F)).ToString()),
                _ => text.Append((char)random.Next(0x180)),
            };
        }

        return text.ToString();
    }

    private static string Scalar(Random random)
    {
        var point = random.Next(4) switch
        {
            0 => random.Next(0x10000, 0x20000),
            1 => random.Next(0x20000, 0x110000),
            2 => random.Next(0xE000, 0x10000),
            _ => random.Next(0xD800),
        };
        return char.ConvertFromUtf32(point);
    }
}
