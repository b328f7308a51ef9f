using System.Runtime.CompilerServices;
using System.Text;
using Senytl.Performance.Tests.Llm.Tokens.Reference;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Llm.Tokens;

public class BpeTokenizerTests
{
    [Fact]
    public void Awkward_texts_have_the_ids_that_the_reference_gave_them_when_it_was_recorded()
    {
        var texts = Awkward.Texts().ToArray();
        var recorded = File.ReadAllLines(Recording());

        Assert.Equal(texts.Length, recorded.Length);
        Assert.All(texts.Zip(recorded), pair => Assert.Equal(pair.Second, NodeReference.Ours(pair.First)));
    }

    [Theory]
    [InlineData("tiktoken is great!", new[] { 83, 1609, 5963, 374, 2294, 0 })]
    [InlineData("", new int[0])]
    public void Cl100k_has_the_ids_of_the_public_guide(string text, int[] ids) => Assert.Equal(ids, BpeTokenizer.Cl100kBase.Encode(text));

    [Fact]
    public void A_count_is_the_number_of_ids_for_any_text()
    {
        var texts = RandomUnicode.Strings(new Random(7), 500).ToArray();
        Assert.All(NodeReference.Encodings, encoding => Assert.All(texts, text => Assert.Equal(encoding.Encode(text).Count, encoding.Count(text))));
    }

    [Fact]
    public void The_tokens_of_a_text_are_its_bytes_again()
    {
        var vocabulary = Vocabulary.Load("cl100k_base");
        foreach (var text in RandomUnicode.Strings(new Random(11), 300))
        {
            var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length) + Vocabulary.Slack];
            var (at, length) = (0, Encoding.UTF8.GetBytes(text, bytes));
            foreach (var id in BpeTokenizer.Cl100kBase.Encode(text))
            {
                var size = Enumerable.Range(1, length - at).First(size => vocabulary.Find(bytes, at, size) == id);
                at += size;
            }

            Assert.Equal(length, at);
        }
    }

    [Fact]
    public void Short_and_long_merges_agree()
    {
        var random = new Random(5);
        var vocabulary = Vocabulary.Load("o200k_base");
        var ends = new byte[ShortMerge.MaxLength + 1];
        for (var round = 0; round < 2_000; round++)
        {
            var length = random.Next(2, ShortMerge.MaxLength + 1);
            var piece = new byte[length + Vocabulary.Slack];
            for (var at = 0; at < length; at++)
            {
                piece[at] = round % 2 == 0 ? (byte)random.Next('a', 'f') : (byte)random.Next(256);
            }

            Assert.Equal(LongMerge.Merge(vocabulary, piece, length, null), ShortMerge.Merge(vocabulary, piece, length, ends));
        }
    }

    [Theory]
    [InlineData("o200k_base")]
    [InlineData("cl100k_base")]
    [InlineData("p50k_base")]
    public void A_long_piece_merged_in_windows_has_the_tokens_of_the_whole(string name)
    {
        var random = new Random(17);
        var vocabulary = Vocabulary.Load(name);
        for (var round = 0; round < 3_000; round++)
        {
            var length = random.Next(60, 1_200);
            var piece = Piece(random, length);
            var (whole, windows) = (new List<int>(), new List<int>());
            LongMerge.Merge(vocabulary, piece, length, whole, window: length, overlap: 0);
            var window = random.Next(16, 200);
            var tokens = LongMerge.Merge(vocabulary, piece, length, windows, window, overlap: random.Next(1, window));

            Assert.Equal(whole, windows);
            Assert.Equal(whole.Count, tokens);
        }
    }

    [Fact]
    public void Special_tokens_are_text_one_token_or_an_error_as_asked()
    {
        const string Text = "Hi<|endoftext|>there";

        Assert.Equal(9, BpeTokenizer.Cl100kBase.Count(Text));
        Assert.Equal([13347, 100257, 19041], BpeTokenizer.Cl100kBase.Encode(Text, SpecialTokens.Recognise));
        Assert.Equal(3, BpeTokenizer.Cl100kBase.Count(Text, SpecialTokens.Recognise));
        Assert.Contains("'<|endoftext|>' at 2", Assert.Throws<ArgumentException>(() => BpeTokenizer.Cl100kBase.Count(Text, SpecialTokens.Reject)).Message);
        Assert.Equal(2, BpeTokenizer.Cl100kBase.Count("Hi there", SpecialTokens.Reject));
    }

    [Fact]
    public void A_count_allocates_nothing()
    {
        var text = Languages.Prose(new Random(3), Languages.Questions[9].Text + " 中文字符", 20_000);
        Assert.All(NodeReference.Encodings, encoding =>
        {
            encoding.Count(text);
            Assert.Equal(0, Allocations.Of(() => encoding.Count(text)));
        });
    }

    [Fact]
    public void Many_threads_count_alike()
    {
        var texts = RandomUnicode.Strings(new Random(13), 400).ToArray();
        var alone = texts.Select(text => BpeTokenizer.O200kBase.Count(text)).ToArray();
        var together = new int[texts.Length];
        Parallel.For(0, texts.Length, index => together[index] = BpeTokenizer.O200kBase.Count(texts[index]));

        Assert.Equal(alone, together);
    }

    /// <summary>Random letters of a small or large alphabet, or a short unit over and over, with a slip now and then.</summary>
    private static byte[] Piece(Random random, int length)
    {
        var piece = new byte[length + Vocabulary.Slack];
        var (alphabet, period) = (random.Next(1, 27), random.Next(1, 40));
        var repeats = random.Next(2) == 0;
        for (var at = 0; at < length; at++)
        {
            var slips = random.Next(200) == 0;
            piece[at] = repeats && at >= period && !slips ? piece[at - period] : (byte)('a' + random.Next(alphabet));
        }

        return piece;
    }

    private static string Recording([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "awkward-reference.txt");
}
