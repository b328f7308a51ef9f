using Microsoft.Extensions.AI;

namespace Senytl.Performance;

/// <summary>A call that a <see cref="MockChatClient"/> received.</summary>
/// <param name="Messages">The conversation as it was handed over.</param>
/// <param name="Options">The options as they were handed over.</param>
/// <param name="Streamed">Whether the answer was asked for as a stream.</param>
public sealed record MockCall(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options, bool Streamed)
{
    /// <summary>Text of the last message of the user; empty when there is none.</summary>
    public string Prompt => Messages.LastOrDefault(message => message.Role == ChatRole.User)?.Text ?? "";

    /// <summary>Names of the tools whose results stand after the model's last message.</summary>
    public IReadOnlyList<string> AnsweredTools
    {
        get
        {
            var answered = Messages
                .Reverse().TakeWhile(message => message.Role == ChatRole.Tool)
                .SelectMany(message => message.Contents).OfType<FunctionResultContent>()
                .Select(result => result.CallId).ToHashSet();
            return answered.Count == 0
                ? []
                : [.. Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Where(call => answered.Contains(call.CallId)).Select(call => call.Name)];
        }
    }
}
