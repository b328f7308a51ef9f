namespace Senytl.ModelServer;

/// <summary>One message of a conversation, in the same shape for all providers.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>. A tool result is always <c>tool</c>.</param>
/// <param name="Text">All text parts, joined; empty when there are none.</param>
/// <param name="ToolCalls">The tools that an assistant message calls.</param>
/// <param name="ToolCallId">The call that a tool result answers.</param>
public sealed record ModelMessage(
    string Role,
    string Text,
    IReadOnlyList<ModelToolCall> ToolCalls,
    string? ToolCallId = null);
