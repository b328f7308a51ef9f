using System.Text;

namespace Senytl.ModelServer.Tests;

public class TokenCounterTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("four", 1)]
    [InlineData("fives", 2)]
    [InlineData("abc😀", 1)]
    [InlineData("😀😀😀", 2)]
    public void A_token_is_four_units_and_never_half_a_letter(string text, int tokens) => Assert.Equal(tokens, TokenCounter.Count(text));

    [Fact]
    public void Chunks_of_any_size_are_as_many_tokens_as_the_whole_and_join_to_it()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(2) == 0 ? "x" : "😀"));
            var (joined, tokens) = (new StringBuilder(), 0);
            for (int start = 0, end; start < text.Length; start = end)
            {
                end = TokenCounter.Skip(text, start, random.Next(1, 4));
                joined.Append(text, start, end - start);
                tokens += TokenCounter.Count(text.AsSpan(start, end - start));
                Assert.False(char.IsLowSurrogate(text[start]));
            }

            Assert.Equal((text, TokenCounter.Count(text)), (joined.ToString(), tokens));
        }
    }
}
