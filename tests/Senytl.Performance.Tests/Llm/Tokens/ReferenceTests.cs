using Senytl.Performance.Tests.Llm.Tokens.Reference;

namespace Senytl.Performance.Tests.Llm.Tokens;

[Trait("Needs", "Node")]
public class ReferenceTests
{
    [Fact]
    public void Every_text_of_the_corpus_has_the_ids_that_the_reference_gives_it()
    {
        Assert.SkipWhen(NodeReference.Missing is not null, NodeReference.Missing ?? "");
        var texts = Corpus.All().ToArray();

        var reference = NodeReference.Count(texts);

        Assert.Equal(texts.Length, reference.Length);
        Assert.All(texts.Zip(reference), pair => Assert.Equal(pair.Second, NodeReference.Ours(pair.First)));
    }
}
