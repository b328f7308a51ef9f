using System.Runtime.CompilerServices;
using System.Text.Json;
using Senytl.Performance.Tests.Llm.Tokens.Reference;

namespace Senytl.Performance.Tests.Llm.Tokens;

public class EstimateTests
{
    [Theory]
    [InlineData("claude-sonnet-4-5", "claude")]
    [InlineData("gemini-2.5-pro", "gemini")]
    [InlineData("llama-3.1-8b", "llama")]
    [InlineData("mistral-small", "mistral")]
    public void An_estimate_is_within_its_stated_error_of_the_published_counts(string model, string family)
    {
        var counter = TokenCounters.For(model)!;
        var counts = Published().GetProperty("counts");
        Assert.All(Texts(), text =>
        {
            var published = counts.GetProperty(text.Name).GetProperty(family).GetInt32();
            Assert.InRange(Math.Abs(counter.Count(text.Text) - published) * 100.0 / published, 0, counter.ErrorPercent!.Value);
        });
    }

    [Fact]
    public void The_published_counts_cover_twenty_languages_and_eight_source_files() =>
        Assert.Equal(Texts().Select(text => text.Name).Order(), Published().GetProperty("counts").EnumerateObject().Select(text => text.Name).Order());

    private static IEnumerable<(string Name, string Text)> Texts() =>
        [.. Languages.Questions, .. Enumerable.Range(0, 8).Select(index => ($"Source{index}", GeneratedSource.One(new Random(index), index)))];

    private static JsonElement Published([CallerFilePath] string here = "") =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, "published-counts.json"))).RootElement;
}
