using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>
/// Records each model call and attaches it to the request of the body that made it. It changes nothing that passes and
/// stores no prompt and no completion. Outside of a run it only passes calls on.
/// </summary>
internal sealed class MeasuredChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private readonly string? provider = inner.GetService<ChatClientMetadata>()?.ProviderName;
    private readonly string? defaultModel = inner.GetService<ChatClientMetadata>()?.DefaultModelId;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (ModelCall.Begin() is not { } call)
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }

        ChatResponse? response = null;
        try
        {
            response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            return response;
        }
        finally
        {
            call.End(
                response?.ModelId ?? RequestedModel(options),
                TokenUsage.From(response?.Usage, provider),
                response is null ? 0 : ChatResponseReader.ToolCalls(response),
                failed: response is null);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (ModelCall.Begin() is not { } call)
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }

            yield break;
        }

        var model = RequestedModel(options);
        TokenUsage? usage = null;
        var toolCalls = 0;
        var complete = false;
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
            {
                if (ChatResponseReader.HasContent(update))
                {
                    call.Content();
                }

                model = update.ModelId ?? model;
                toolCalls += ChatResponseReader.ToolCalls(update.Contents);
                foreach (var reported in update.Contents.OfType<UsageContent>())
                {
                    var part = TokenUsage.From(reported.Details, provider);
                    usage = usage is null || part is null ? part ?? usage : usage + part;
                }

                yield return update;
            }

            complete = true;
        }
        finally
        {
            call.End(model, usage, toolCalls, failed: !complete);
        }
    }

    private string? RequestedModel(ChatOptions? options) => options?.ModelId ?? defaultModel;
}
