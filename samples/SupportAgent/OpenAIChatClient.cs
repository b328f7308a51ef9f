using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace SupportAgentSample;

/// <summary>The OpenAI SDK as an <see cref="IChatClient"/>, as far as this agent needs it: text, tools, usage, streaming.</summary>
internal sealed class OpenAIChatClient(ChatClient client, string model) : IChatClient
{
    private readonly ChatClientMetadata metadata = new("openai", defaultModelId: model);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var answer = (await client.CompleteChatAsync(messages.SelectMany(OpenAIMapping.ToOpenAI), OpenAIMapping.ToOpenAI(options), cancellationToken)).Value;
        List<AIContent> contents = [.. answer.Content.Select(part => new TextContent(part.Text))];
        contents.AddRange(answer.ToolCalls.Select(call => OpenAIMapping.ToolCall(call.Id, call.FunctionName, call.FunctionArguments.ToString())));
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            ModelId = answer.Model,
            FinishReason = new ChatFinishReason(answer.FinishReason.ToString()),
            Usage = OpenAIMapping.Usage(answer.Usage),
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var calls = new SortedDictionary<int, (string? Id, string? Name, string Arguments)>();
        var updates = client.CompleteChatStreamingAsync(
            messages.SelectMany(OpenAIMapping.ToOpenAI), OpenAIMapping.ToOpenAI(options), cancellationToken);
        await foreach (var update in updates.WithCancellation(cancellationToken))
        {
            foreach (var part in update.ContentUpdate)
            {
                yield return Update(update, new TextContent(part.Text));
            }

            foreach (var call in update.ToolCallUpdates)
            {
                var (id, name, arguments) = calls.GetValueOrDefault(call.Index, (null, null, ""));
                calls[call.Index] = (call.ToolCallId ?? id, call.FunctionName ?? name, arguments + call.FunctionArgumentsUpdate);
            }

            if (update.FinishReason is not null)
            {
                foreach (var (id, name, arguments) in calls.Values)
                {
                    yield return Update(update, OpenAIMapping.ToolCall(id!, name!, arguments));
                }
            }

            if (update.Usage is { } usage)
            {
                yield return Update(update, new UsageContent(OpenAIMapping.Usage(usage)));
            }
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? metadata : serviceType.IsInstanceOfType(client) ? client : null;

    public void Dispose()
    {
    }

    private static ChatResponseUpdate Update(StreamingChatCompletionUpdate from, AIContent content) =>
        new(ChatRole.Assistant, [content]) { ModelId = from.Model, ResponseId = from.CompletionId, MessageId = from.CompletionId };
}
