using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>Records each call that makes embeddings. It keeps neither texts nor vectors.</summary>
internal sealed class MeasuredEmbeddingGenerator<TInput, TEmbedding>(IEmbeddingGenerator<TInput, TEmbedding> inner)
    : DelegatingEmbeddingGenerator<TInput, TEmbedding>(inner)
    where TEmbedding : Embedding
{
    private readonly EmbeddingGeneratorMetadata? about = inner.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;

    public override Task<GeneratedEmbeddings<TEmbedding>> GenerateAsync(
        IEnumerable<TInput> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        MeasuredCall.Of(
            () => base.GenerateAsync(values, options, cancellationToken),
            () => new CallNotes(GenAiOperation.Embeddings, about?.ProviderName, options?.ModelId ?? about?.DefaultModelId),
            (notes, embeddings) =>
            {
                notes.Model(embeddings.FirstOrDefault()?.ModelId);
                notes.Usage(WithOutput(embeddings.Usage));
            },
            cancellationToken);

    /// <summary>An embedding has no output tokens, and adapters leave the count out or not; the total then is the input.</summary>
    private static UsageDetails? WithOutput(UsageDetails? details) =>
        details is { OutputTokenCount: null } && (details.InputTokenCount ?? details.TotalTokenCount) is { } input
            ? new UsageDetails { InputTokenCount = input, OutputTokenCount = 0, TotalTokenCount = details.TotalTokenCount }
            : details;
}
