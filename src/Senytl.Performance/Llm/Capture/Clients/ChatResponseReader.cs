using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>Reads from chat responses what is measured.</summary>
internal static class ChatResponseReader
{
    public static int ToolCalls(ChatResponse response) => response.Messages.Sum(message => ToolCalls(message.Contents));

    public static int ToolCalls(IEnumerable<AIContent> contents) => contents.Count(content => content is FunctionCallContent);

    /// <summary>Content that a user could perceive: text, reasoning or media. Tool calls, usage and empty text are not.</summary>
    public static bool HasContent(ChatResponseUpdate update) => HasContent(update.Contents);

    /// <inheritdoc cref="HasContent(ChatResponseUpdate)"/>
    public static bool HasContent(IEnumerable<AIContent> contents) => contents.Any(content => content switch
    {
        TextContent text => text.Text is { Length: > 0 },
        TextReasoningContent reasoning => reasoning.Text is { Length: > 0 },
        DataContent => true,
        UriContent => true,
        _ => false,
    });
}
