using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>
/// Records each model call and attaches it to the request of the body that made it. It changes nothing that passes and
/// stores no prompt and no completion. Outside of a run it only passes calls on.
/// </summary>
/// <param name="inner">The client.</param>
/// <param name="estimates">Whether what the provider does not tell is estimated; only then does it hold what passes, while the call lasts.</param>
internal sealed class MeasuredChatClient(IChatClient inner, bool estimates) : DelegatingChatClient(inner)
{
    private readonly ChatClientMetadata? about = inner.GetService<ChatClientMetadata>();

    public bool Estimates => estimates;

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = Sent(messages);
        return MeasuredCall.Of(
            () => base.GetResponseAsync(sent, options, cancellationToken),
            () => Notes(sent, options),
            (notes, response) =>
            {
                notes.Model(response.ModelId);
                notes.Tier(ServiceTier.Of(response.AdditionalProperties, response.RawRepresentation));
                for (var i = 0; i < response.Messages.Count; i++)
                {
                    notes.Contents(response.Messages[i].Contents);
                }

                notes.Usage(response.Usage);
            },
            cancellationToken);
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = Sent(messages);
        return MeasuredStream.Of(
            token => base.GetStreamingResponseAsync(sent, options, token),
            () => Notes(sent, options),
            ChatResponseReader.HasContent,
            (notes, update) =>
            {
                notes.Model(update.ModelId);
                notes.Tier(ServiceTier.Of(update.AdditionalProperties, update.RawRepresentation));
                if (update.FinishReason is not null)
                {
                    notes.Finished();
                }

                notes.Contents(update.Contents);
                notes.Usage(update.Contents);
            },
            cancellationToken);
    }

    /// <summary>A list that can be read twice and that nobody else adds to.</summary>
    private IEnumerable<ChatMessage> Sent(IEnumerable<ChatMessage> messages) => estimates ? [.. messages] : messages;

    private CallNotes Notes(IEnumerable<ChatMessage> sent, ChatOptions? options) =>
        new(GenAiOperation.Chat, about?.ProviderName, options?.ModelId ?? about?.DefaultModelId)
        {
            Estimate = estimates ? new UsageEstimate(sent, options) : null,
        };
}
