using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>Records each call that makes embeddings. It keeps neither texts nor vectors.</summary>
internal sealed class MeasuredEmbeddingGenerator<TInput, TEmbedding>(IEmbeddingGenerator<TInput, TEmbedding> inner)
    : DelegatingEmbeddingGenerator<TInput, TEmbedding>(inner)
    where TEmbedding : Embedding
{
    private readonly EmbeddingGeneratorMetadata? about = inner.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;

    public override async Task<GeneratedEmbeddings<TEmbedding>> GenerateAsync(
        IEnumerable<TInput> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (ModelCall.Begin(CallWitness.Decorator) is not { } call)
        {
            return await base.GenerateAsync(values, options, cancellationToken).ConfigureAwait(false);
        }

        var notes = new CallNotes(GenAiOperation.Embeddings, about?.ProviderName, options?.ModelId ?? about?.DefaultModelId);
        var failed = true;
        try
        {
            var embeddings = await base.GenerateAsync(values, options, cancellationToken).ConfigureAwait(false);
            failed = false;
            notes.Model(embeddings.FirstOrDefault()?.ModelId);
            notes.Usage(WithOutput(embeddings.Usage));
            return embeddings;
        }
        finally
        {
            call.End(notes.Read(failed));
        }
    }

    /// <summary>An embedding has no output tokens, and adapters leave the count out or not; the total then is the input.</summary>
    private static UsageDetails? WithOutput(UsageDetails? details) => details is { InputTokenCount: null, TotalTokenCount: { } total }
        ? new UsageDetails { InputTokenCount = total, OutputTokenCount = 0, TotalTokenCount = total }
        : details;
}
