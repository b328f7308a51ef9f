using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>Reads an OpenAI chat completion request.</summary>
internal static class ChatRequestReader
{
    public static (ModelRequest Request, bool IncludeUsage) Read(JsonElement root, long index)
    {
        var model = root.RequiredText("model");
        var messages = root.RequiredArray("messages").EnumerateArray().Select(Message).ToArray();
        root.OptionalInt("n", 1, 1);
        var request = new ModelRequest
        {
            Index = index,
            Api = ModelApi.ChatCompletions,
            Model = model,
            Streamed = root.Flag("stream"),
            MaxOutputTokens = root.OptionalInt("max_completion_tokens", 1, int.MaxValue) ?? root.OptionalInt("max_tokens", 1, int.MaxValue),
            Tools = [.. root.Items("tools").Select(ToolName)],
        };
        var includeUsage = root.Optional("stream_options") is { } options && options.Flag("include_usage");
        return (Conversation.Apply(request, messages), includeUsage);
    }

    private static string ToolName(JsonElement tool) =>
        tool.Optional("function") is { } function ? function.RequiredText("name")
        : tool.Optional("custom") is { } custom ? custom.RequiredText("name")
        : throw new RequestProblem(400, "'tools' has an item without 'function'. Send a function tool.", "tools");

    private static ModelMessage Message(JsonElement message)
    {
        var role = message.RequiredText("role") switch
        {
            "system" or "developer" => "system",
            "user" => "user",
            "assistant" => "assistant",
            "tool" or "function" => "tool",
            var other => throw new RequestProblem(
                400, $"'messages' has the role '{other}'. Allowed: system, developer, user, assistant, tool.", "messages"),
        };
        var calls = message.Items("tool_calls").Select(ToolCall).ToArray();
        return new ModelMessage(role, message.ContentText("content"), calls, message.OptionalText("tool_call_id"));
    }

    private static ModelToolCall ToolCall(JsonElement call) => call.Optional("function") is { } function
        ? new(call.RequiredText("id"), function.RequiredText("name"), function.OptionalText("arguments") ?? "")
        : throw new RequestProblem(400, "'tool_calls' has an item without 'function'. Send the call as it was received.", "messages");
}
