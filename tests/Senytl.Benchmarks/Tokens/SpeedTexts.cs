using Senytl.Performance.Tests.Llm.Tokens.Reference;

namespace Senytl.Benchmarks.Tokens;

/// <summary>What is counted for speed: prose, twenty languages and source, at three sizes.</summary>
internal static class SpeedTexts
{
    public static readonly int[] Sizes = [1_000, 100_000, 1_000_000];

    public static IEnumerable<(string Name, string Text)> All()
    {
        var random = new Random(Corpus.Seed);
        var prose = Languages.Prose(random, Languages.Questions[0].Text, Large.Units);
        var languages = Languages.Prose(random, string.Join(' ', Languages.Questions.Select(question => question.Text)), Large.Units);
        var sources = Large.Sources(random);
        return Sizes.SelectMany(size => new[] { ("prose", prose[..size]), ("languages", languages[..size]), ("source", sources[..size]) });
    }
}
