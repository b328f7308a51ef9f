using System.Buffers;

namespace Senytl.Performance;

/// <summary>Byte-pair encoding, exact against OpenAI's reference implementation for any text.</summary>
/// <remarks>
/// Safe to use from many threads. A count allocates nothing; time grows with n log n in the worst case.
/// Unpaired surrogates count as U+FFFD, as they do once a text is sent as UTF-8.
/// </remarks>
public sealed class BpeTokenizer : ITokenCounter
{
    private static readonly Lazy<BpeTokenizer> LazyR50k = new(() => Create<Gpt2Splitter>(BpeEncoding.R50k));
    private static readonly Lazy<BpeTokenizer> LazyP50k = new(() => Create<Gpt2Splitter>(BpeEncoding.P50k));
    private static readonly Lazy<BpeTokenizer> LazyCl100k = new(() => Create<Cl100kSplitter>(BpeEncoding.Cl100k));
    private static readonly Lazy<BpeTokenizer> LazyO200k = new(() => Create<O200kSplitter>(BpeEncoding.O200k));
    private static readonly Lazy<BpeTokenizer> LazyHarmony = new(() => new BpeTokenizer(BpeEncoding.Harmony, LazyO200k.Value._vocabulary, Scan<O200kSplitter>));

    private readonly Vocabulary _vocabulary;
    private readonly Scanner _scan;
    private readonly BpeEncoding _encoding;
    private readonly SearchValues<string> _specials;

    private BpeTokenizer(BpeEncoding encoding, Vocabulary vocabulary, Scanner scan)
    {
        (_encoding, _vocabulary, _scan) = (encoding, vocabulary, scan);
        _specials = SearchValues.Create([.. encoding.Specials.Keys], StringComparison.Ordinal);
    }

    private delegate int Scanner(Vocabulary vocabulary, ReadOnlySpan<char> text, List<int>? sink);

    /// <summary>GPT-2 and the first GPT-3 models.</summary>
    public static BpeTokenizer R50kBase => LazyR50k.Value;

    /// <summary>Codex and text-davinci-002/003.</summary>
    public static BpeTokenizer P50kBase => LazyP50k.Value;

    /// <summary>GPT-3.5, GPT-4, text-embedding-3.</summary>
    public static BpeTokenizer Cl100kBase => LazyCl100k.Value;

    /// <summary>GPT-4o, GPT-4.1, GPT-5, o1, o3, o4.</summary>
    public static BpeTokenizer O200kBase => LazyO200k.Value;

    /// <summary>gpt-oss: o200k_base with the special tokens of the harmony format.</summary>
    public static BpeTokenizer O200kHarmony => LazyHarmony.Value;

    /// <inheritdoc/>
    public string Name => _encoding.Name;

    /// <summary>0: exact.</summary>
    public double? ErrorPercent => 0;

    /// <summary>The special tokens by their text.</summary>
    public IReadOnlyDictionary<string, int> Specials => _encoding.Specials;

    /// <summary>Counts a text; the text of a special token is plain text.</summary>
    public int Count(ReadOnlySpan<char> text) => _scan(_vocabulary, text, null);

    /// <summary>Counts a text, with a choice for the text of special tokens.</summary>
    /// <exception cref="ArgumentException">The text holds a special token and <paramref name="specials"/> is <see cref="SpecialTokens.Reject"/>.</exception>
    public int Count(ReadOnlySpan<char> text, SpecialTokens specials) => Walk(text, specials, null);

    /// <summary>The token ids of a text.</summary>
    /// <exception cref="ArgumentException">The text holds a special token and <paramref name="specials"/> is <see cref="SpecialTokens.Reject"/>.</exception>
    public IReadOnlyList<int> Encode(ReadOnlySpan<char> text, SpecialTokens specials = SpecialTokens.AsText)
    {
        var ids = new List<int>();
        Walk(text, specials, ids);
        return ids;
    }

    /// <summary>Adds the tokens of each script of a text to <paramref name="counts"/>; for o200k_base alone.</summary>
    internal void CountByScript(ReadOnlySpan<char> text, Span<int> counts)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = O200kSplitter.End(text, start);
            counts[(int)Scripts.Of(text[start..end])] += PieceCounter.Count(_vocabulary, text[start..end], null);
            start = end;
        }
    }

    private static BpeTokenizer Create<TSplitter>(BpeEncoding encoding)
        where TSplitter : struct, ISplitter =>
        new(encoding, Vocabulary.Load(encoding.File, encoding.Ranks), Scan<TSplitter>);

    private static int Scan<TSplitter>(Vocabulary vocabulary, ReadOnlySpan<char> text, List<int>? sink)
        where TSplitter : struct, ISplitter
    {
        var tokens = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = TSplitter.End(text, start);
            tokens += PieceCounter.Count(vocabulary, text[start..end], sink);
            start = end;
        }

        return tokens;
    }

    private int Walk(ReadOnlySpan<char> text, SpecialTokens specials, List<int>? sink)
    {
        var tokens = 0;
        while (specials != SpecialTokens.AsText && text.IndexOfAny(_specials) is var at and >= 0)
        {
            var name = text.Slice(at, text[at..].IndexOf("|>", StringComparison.Ordinal) + 2).ToString();
            if (specials == SpecialTokens.Reject)
            {
                throw new ArgumentException($"The text holds the special token '{name}' at {at.ToString(System.Globalization.CultureInfo.InvariantCulture)}. "
                    + "Pass SpecialTokens.AsText to count it as text, or SpecialTokens.Recognise to count it as one token.", nameof(text));
            }

            tokens += _scan(_vocabulary, text[..at], sink) + 1;
            sink?.Add(_encoding.Specials[name]);
            text = text[(at + name.Length)..];
        }

        return tokens + _scan(_vocabulary, text, sink);
    }
}
