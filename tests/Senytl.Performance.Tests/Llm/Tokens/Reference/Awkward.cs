namespace Senytl.Performance.Tests.Llm.Tokens.Reference;

/// <summary>Texts that tokenizers are known to get wrong.</summary>
internal static class Awkward
{
    public static IEnumerable<string> Texts() =>
    [
        "", " ", "  ", "\n", "\r\n\r\n", " \n \n x", "a  b", "a   \n", "   \n   word", "\t\tif (x) {\r\n", "x \u00A0 y", "\u3000\u3000中文",
        "don't DON'T Don’t 'tis it'ſ we'VE x'LLy", "'s's'S", "it'ſab 'ſx X'ſY", "''s", "''''", " 's", "'S 'RE", "ABC's ABC'S abc'd中's",
        "HTTPServer XMLHttpRequest iPhone eBay McDonald", "ÀÉÎ àéî Ññ ǅ ǈ ʰʱ", "中AB中AB中", "\u0301ABC", "A\u0301B\u0301c", "\u0301\u0301", ".\u0301x", "1\u0301", "e\u0301'\u0301s",
        "a/b//c///\n", "https://example.org/a?b=c&d=%20#e", "!!!\r\n\r\n???", "...\n/\n/", "12345678901234567890", "1 22 333 4444 ５５５５", "½⅓²³ⅣⅤ①", "3.14159e-10",
        "😀😃😄", "👩‍👩‍👧‍👦👨🏿‍🚀", "🇩🇪🇫🇷🇯🇵", "1️⃣2️⃣#️⃣", "❤️ ☕️ ™ ©", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "𐐀𐐨𐐁 𐌰𐌱𐌲 𝐀𝐁𝐂 𝟏𝟐𝟑 𠀀𠀁 𞤀𞤢 𒀀𒁀", "a𐐀A𐐨'𐐀", "𝟏𝟐𝟑𝟒𝟓",
        "\uD800", "\uDC00", "\uDC00\uD800", "a\uD800b", "\uD83D\uD83D\uDE00", "x\uDFFF\uDFFFy", "\uFFFD\uD800\uFFFD",
        "\0\0a\0", "\u0001\u001F\u007F\u0080", "\uFEFFbom", "a\u200Bb\u200Db\u00ADc", "\u2028\u2029\u0085", "\u180E\u1680x",
        "<|endoftext|>", "a<|endoftext|>b <|fim_prefix|>x<|fim_suffix|>", "<|endofprompt|><|endofprompt|>", "<|start|>user<|message|>Hi<|end|><|return|>", "<|reserved_200013|><|reserved_201087|>",
        "<|endoftext", "<|endof<|endoftext|>text|>", "<||>", "<|unknown|>", " <|endoftext|> \n <|call|>\n",
        new string('a', 3_000), new string(' ', 3_000), new string('\n', 3_000), string.Concat(Enumerable.Repeat("😀", 800)), string.Concat(Enumerable.Repeat("中", 1_500)),
        string.Concat(Enumerable.Repeat("ab", 2_000)), string.Concat(Enumerable.Repeat(" \n", 1_000)), string.Concat(Enumerable.Repeat("'", 1_000)), new string('9', 5_000), new string('A', 2_000) + "a",
        string.Concat(Enumerable.Repeat("Aa", 1_000)), string.Concat(Enumerable.Repeat("\u0301", 500)) + "A", string.Concat(Enumerable.Repeat("=-", 1_500)), new string('x', 96), new string('x', 97), new string('x', 32) + new string('中', 33),
    ];
}
