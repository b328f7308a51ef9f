using System.Text;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>Counts the tokens of a chat whose provider tells none. Holds what was sent and what came while the call lasts, and nothing after it.</summary>
/// <param name="messages">What was sent; not to be changed while the call lasts.</param>
/// <param name="options">With which tools and instructions.</param>
internal sealed class UsageEstimate(IEnumerable<ChatMessage> messages, ChatOptions? options)
{
    /// <summary>What OpenAI's chat formats add; others do not publish theirs, and are not far from it.</summary>
    private static readonly ChatFraming UsualFraming = new() { PerMessage = 3, PerName = 1, Reply = 3 };

    private static readonly string[] Thinkers = ["o1", "o3", "o4", "gpt-5", "codex", "gpt-oss", "gemini-2.5", "gemini-3"];

    private readonly StringBuilder answer = new();
    private string? uncountable;
    private bool hasUnpublishedFraming;

    /// <summary>Takes in what came.</summary>
    public void Add(IList<AIContent> contents)
    {
        foreach (var content in contents)
        {
            uncountable ??= content switch
            {
                TextReasoningContent => "the model thought, and its response need not hold all of that",
                FunctionResultContent => "the response is of several calls; place .Measured() innermost, around the SDK's client",
                _ => null,
            };
            answer.Append(TextOf(content));
        }
    }

    /// <summary>The estimate, or why there is none.</summary>
    public (TokenUsage? Usage, string? Problem) Of(string? model)
    {
        if (TokenCounters.For(model) is not { } counter)
        {
            return Unknown($"the tokenizer of '{model ?? "a model without a name"}' is not known");
        }

        if (Thinks(model!))
        {
            return Unknown($"'{model}' may think, which is billed and not in the response");
        }

        if (options?.ConversationId is not null)
        {
            return Unknown("what the conversation holds so far lies at the provider, and is part of the prompt");
        }

        var prompt = new List<(string Role, string Text, string? Name)>();
        if (options?.Instructions is { Length: > 0 } instructions)
        {
            prompt.Add((ChatRole.System.Value, instructions, null));
        }

        prompt.AddRange(messages.Select(message => (message.Role.Value, string.Concat(message.Contents.Select(TextOf)), message.AuthorName)));
        var input = (ChatFraming.For(model) ?? UsualFraming).Count(counter, prompt) + counter.Count(string.Concat((options?.Tools ?? []).Select(TextOf)) + TextOf(options?.ResponseFormat));
        return uncountable is not null ? Unknown(uncountable) : (new TokenUsage
        {
            Input = input,
            Output = counter.Count(answer.ToString()),
            Source = UsageSource.Estimated,
            Tokenizer = counter.Name,
            ErrorPercent = hasUnpublishedFraming ? null : counter.ErrorPercent,
        }, null);
    }

    private static (TokenUsage? Usage, string? Problem) Unknown(string why) => (null, $"the response reported no usage, and it cannot be estimated: {why}");

    private static bool Thinks(string model)
    {
        for (var name = model; name is not null; name = ProviderPrefix.Strip(name))
        {
            if (Array.Exists(Thinkers, family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    private string TextOf(AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                return text.Text;
            case FunctionCallContent call:
                hasUnpublishedFraming = true;
                return call.Name + Json(call.Arguments);
            case FunctionResultContent result:
                hasUnpublishedFraming = true;
                return result.Result as string ?? Json(result.Result);
            case UsageContent or TextReasoningContent:
                return "";
            default:
                uncountable ??= $"how many tokens a {content.GetType().Name} takes is not known";
                return "";
        }
    }

    private string TextOf(AITool tool)
    {
        hasUnpublishedFraming = true;
        if (tool is not AIFunctionDeclaration function)
        {
            uncountable ??= $"how many tokens the tool '{tool.Name}' takes is not known";
            return "";
        }

        return function.Name + function.Description + function.JsonSchema.GetRawText();
    }

    private string TextOf(ChatResponseFormat? format)
    {
        if (format is not ChatResponseFormatJson { Schema: { } schema } json)
        {
            return "";
        }

        hasUnpublishedFraming = true;
        return json.SchemaName + json.SchemaDescription + schema.GetRawText();
    }

    private static string Json(object? value) => Encoding.UTF8.GetString(ToolCallHash.Bytes(value));
}
