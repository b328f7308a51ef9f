using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>Reads an Anthropic messages request. Tool results, which stand in user messages, become messages of their own.</summary>
internal static class MessagesRequestReader
{
    public static ModelRequest Read(JsonElement root, long index, ModelApi api)
    {
        var model = root.RequiredText("model");
        var messages = new List<ModelMessage>();
        if (root.ContentText("system") is { Length: > 0 } system)
        {
            messages.Add(new ModelMessage("system", system, []));
        }

        foreach (var message in root.RequiredArray("messages").EnumerateArray())
        {
            messages.AddRange(Messages(message));
        }

        var request = new ModelRequest
        {
            Index = index,
            Api = api,
            Model = model,
            Streamed = root.Flag("stream"),
            MaxOutputTokens = MaxTokens(root, api),
            Tools = [.. root.Items("tools").Select(static tool => tool.RequiredText("name"))],
        };
        return Conversation.Apply(request, messages);
    }

    private static int? MaxTokens(JsonElement root, ModelApi api) =>
        root.OptionalInt("max_tokens", 1, int.MaxValue) ?? (api == ModelApi.CountTokens
            ? null
            : throw new RequestProblem(400, "'max_tokens' is missing. Send a whole number of 1 or more.", "max_tokens"));

    private static IEnumerable<ModelMessage> Messages(JsonElement message)
    {
        var role = message.RequiredText("role");
        if (role is not ("user" or "assistant" or "system"))
        {
            throw new RequestProblem(400, $"'messages' has the role '{role}'. Allowed: user, assistant.", "messages");
        }

        if (message.Optional("content") is not { ValueKind: JsonValueKind.Array } content)
        {
            return [new ModelMessage(role, message.ContentText("content"), [])];
        }

        var blocks = content.EnumerateArray().Select(static block => (Type: block.RequiredText("type"), Block: block)).ToArray();
        var results = blocks.Where(static block => block.Type == "tool_result").Select(static block => ToolResult(block.Block));
        var calls = blocks.Where(static block => block.Type == "tool_use").Select(static block => ToolUse(block.Block)).ToArray();
        var text = string.Concat(blocks
            .Where(static block => block.Type == "text")
            .Select(static block => block.Block.ContentText("text")));
        var onlyResults = role == "user" && text.Length == 0 && blocks.Any(static block => block.Type == "tool_result");
        return onlyResults ? results : results.Append(new ModelMessage(role, text, calls));
    }

    private static ModelMessage ToolResult(JsonElement block) =>
        new("tool", block.ContentText("content"), [], block.RequiredText("tool_use_id"));

    private static ModelToolCall ToolUse(JsonElement block) =>
        new(block.RequiredText("id"), block.RequiredText("name"), block.Optional("input")?.GetRawText() ?? "{}");
}
