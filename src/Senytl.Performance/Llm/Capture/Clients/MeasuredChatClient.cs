using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>
/// Records each model call and attaches it to the request of the body that made it. It changes nothing that passes and
/// stores no prompt and no completion. Outside of a run it only passes calls on.
/// </summary>
internal sealed class MeasuredChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private readonly ChatClientMetadata? about = inner.GetService<ChatClientMetadata>();

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        MeasuredCall.Of(
            () => base.GetResponseAsync(messages, options, cancellationToken),
            () => Notes(options),
            (notes, response) =>
            {
                notes.Model(response.ModelId);
                notes.Tier(ServiceTier.Of(response.AdditionalProperties, response.RawRepresentation));
                for (var i = 0; i < response.Messages.Count; i++)
                {
                    notes.Tools(response.Messages[i].Contents);
                }

                notes.Usage(response.Usage);
            },
            cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        MeasuredStream.Of(
            token => base.GetStreamingResponseAsync(messages, options, token),
            () => Notes(options),
            ChatResponseReader.HasContent,
            (notes, update) =>
            {
                notes.Model(update.ModelId);
                notes.Tier(ServiceTier.Of(update.AdditionalProperties, update.RawRepresentation));
                if (update.FinishReason is not null)
                {
                    notes.Finished();
                }

                notes.Tools(update.Contents);
                notes.Usage(update.Contents);
            },
            cancellationToken);

    private CallNotes Notes(ChatOptions? options) => new(GenAiOperation.Chat, about?.ProviderName, options?.ModelId ?? about?.DefaultModelId);
}
