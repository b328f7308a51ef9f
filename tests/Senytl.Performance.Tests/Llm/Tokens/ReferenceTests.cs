using System.Text.Json;
using Senytl.Performance.Tests.Llm.Tokens.Reference;

namespace Senytl.Performance.Tests.Llm.Tokens;

[Trait("Needs", "Node")]
public class ReferenceTests
{
    [Fact]
    public void Every_text_of_the_corpus_has_the_ids_that_the_reference_gives_it()
    {
        Senytl.Testing.Peers.Require(NodeReference.Missing);
        var texts = Corpus.All().ToArray();

        var reference = NodeReference.Count(texts);

        Assert.Equal(texts.Length, reference.Length);
        Assert.All(texts.Zip(reference), pair => Assert.Equal(pair.Second, NodeReference.Ours(pair.First)));
    }

    [Fact]
    public void The_recorded_ids_of_the_awkward_texts_are_still_the_references()
    {
        Senytl.Testing.Peers.Require(NodeReference.Missing);

        Assert.Equal(NodeReference.Count([.. Awkward.Texts()]), File.ReadAllLines(Path.Combine(NodeReference.Folder, "../../Senytl.Performance.Tests/Llm/Tokens/awkward-reference.txt")));
    }

    [Fact]
    public void Every_model_that_the_reference_knows_has_the_same_encoding_here()
    {
        Senytl.Testing.Peers.Require(NodeReference.Missing);
        using var models = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(NodeReference.Folder, "node_modules/tiktoken/model_to_encoding.json")));

        Assert.All(models.RootElement.EnumerateObject(), model => Assert.Equal(Own(model.Value.GetString()), TokenCounters.For(model.Name)?.Name));
    }

    /// <summary>The same ranks and pattern under another name: gpt2 is r50k_base, and p50k_edit differs from p50k_base by special tokens alone.</summary>
    private static string? Own(string? encoding) => encoding switch { "gpt2" => "r50k_base", "p50k_edit" => "p50k_base", _ => encoding };
}
