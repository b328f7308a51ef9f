using System.Runtime.CompilerServices;
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

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken);
        if (ModelCall.Begin(CallWitness.Decorator) is not { } call)
        {
            await foreach (var update in updates.ConfigureAwait(false))
            {
                yield return update;
            }

            yield break;
        }

        var notes = Notes(options);
        var complete = false;
        try
        {
            await foreach (var update in updates.ConfigureAwait(false))
            {
                if (ChatResponseReader.HasContent(update))
                {
                    call.Content();
                }

                notes.Model(update.ModelId);
                notes.Tools(update.Contents);
                notes.Usage(update.Contents);
                yield return update;
                call.Enter();
            }

            complete = true;
        }
        finally
        {
            call.End(notes.Read(failed: !complete));
        }
    }

    private CallNotes Notes(ChatOptions? options) => new(GenAiOperation.Chat, about?.ProviderName, options?.ModelId ?? about?.DefaultModelId);
}
