using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>
/// Records each model call and attaches it to the request of the body that made it. It changes nothing that passes and
/// stores no prompt and no completion. Outside of a run it only passes calls on.
/// </summary>
internal sealed class MeasuredChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private readonly ChatClientMetadata? about = inner.GetService<ChatClientMetadata>();

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (ModelCall.Begin(CallWitness.Decorator) is not { } call)
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }

        var notes = Notes(options);
        var failed = true;
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            failed = false;
            notes.Model(response.ModelId);
            for (var i = 0; i < response.Messages.Count; i++)
            {
                notes.Tools(response.Messages[i].Contents);
            }

            notes.Usage(response.Usage);
            return response;
        }
        finally
        {
            call.End(notes.Read(failed));
        }
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        MeasuredStream.Of(
            token => base.GetStreamingResponseAsync(messages, options, token),
            () => Notes(options),
            ChatResponseReader.HasContent,
            (notes, update) =>
            {
                notes.Model(update.ModelId);
                notes.Tools(update.Contents);
                notes.Usage(update.Contents);
            },
            cancellationToken);

    private CallNotes Notes(ChatOptions? options) => new(GenAiOperation.Chat, about?.ProviderName, options?.ModelId ?? about?.DefaultModelId);
}
