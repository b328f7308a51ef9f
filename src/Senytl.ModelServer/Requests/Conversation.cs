namespace Senytl.ModelServer;

/// <summary>What follows from a conversation's messages, whatever the provider.</summary>
internal static class Conversation
{
    public static ModelRequest Apply(ModelRequest request, IReadOnlyList<ModelMessage> messages)
    {
        var lastUser = -1;
        for (var number = 0; number < messages.Count; number++)
        {
            lastUser = messages[number].Role == "user" ? number : lastUser;
        }

        return request with
        {
            Messages = messages,
            Prompt = lastUser < 0 ? "" : messages[lastUser].Text,
            Step = messages.Skip(lastUser + 1).Count(static message => message.Role == "assistant"),
            PromptTokens = messages.Sum(Tokens),
        };
    }

    private static int Tokens(ModelMessage message) => TokenCounter.Count(message.Text)
        + message.ToolCalls.Sum(static call => TokenCounter.Count(call.Name) + TokenCounter.Count(call.ArgumentsJson));
}
