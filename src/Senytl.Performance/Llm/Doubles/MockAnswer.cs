using Microsoft.Extensions.AI;

namespace Senytl.Performance.Doubles;

/// <summary>Puts a reply into the shapes of the chat client abstractions.</summary>
internal static class MockAnswer
{
    public static ChatResponse Whole(MockReply reply, string model, TimeProvider time)
    {
        List<AIContent> contents = reply.Text.Length > 0 ? [new TextContent(reply.Text)] : [];
        contents.AddRange(ToolCalls(reply));
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            ModelId = reply.ModelId ?? model,
            Usage = Usage(reply),
            FinishReason = Finish(reply),
            CreatedAt = time.GetUtcNow(),
        };
    }

    public static ChatResponseUpdate Update(MockReply reply, string model, IList<AIContent> contents) =>
        new(ChatRole.Assistant, contents) { ModelId = reply.ModelId ?? model };

    /// <summary>The end of a stream: tool calls, usage, finish reason.</summary>
    public static ChatResponseUpdate Last(MockReply reply, string model)
    {
        List<AIContent> contents = [.. ToolCalls(reply)];
        if (Usage(reply) is { } usage)
        {
            contents.Add(new UsageContent(usage));
        }

        var update = Update(reply, model, contents);
        update.FinishReason = Finish(reply);
        return update;
    }

    private static IEnumerable<FunctionCallContent> ToolCalls(MockReply reply) => reply.ToolCalls.Select(call =>
        new FunctionCallContent($"call_{Guid.NewGuid():N}", call.Name, call.Arguments?.ToDictionary()));

    private static ChatFinishReason Finish(MockReply reply) =>
        reply.ToolCalls.Count > 0 ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop;

    private static UsageDetails? Usage(MockReply reply) => reply.InputTokens is null ? null : new UsageDetails
    {
        InputTokenCount = reply.InputTokens,
        OutputTokenCount = reply.OutputTokens,
        TotalTokenCount = reply.InputTokens + reply.OutputTokens,
        CachedInputTokenCount = reply.CachedInputTokens,
        ReasoningTokenCount = reply.ReasoningTokens,
    };
}
