using System.Text;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Snapshots;

/// <summary>A response as text: what a model said and did, without what differs between two equal answers.</summary>
internal static class ResponseText
{
    public static string Of(ChatResponse response)
    {
        var text = new StringBuilder();
        foreach (var message in response.Messages)
        {
            foreach (var part in Parts(message.Contents))
            {
                text.Append(message.Role.Value).Append(part).Append('\n');
            }
        }

        if (response.FinishReason is { } reason)
        {
            text.Append("finish reason: ").Append(reason.Value).Append('\n');
        }

        return string.Join('\n', text.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }

    /// <summary>Neighbouring texts are one, since a stream may cut them anywhere.</summary>
    private static IEnumerable<string> Parts(IEnumerable<AIContent> contents)
    {
        var said = new StringBuilder();
        foreach (var content in contents.Where(content => content is not UsageContent))
        {
            if (content is TextContent { Text: { } words })
            {
                said.Append(words);
                continue;
            }

            if (said.Length > 0)
            {
                yield return $": {said.ToString().TrimEnd()}";
                said.Clear();
            }

            yield return Act(content);
        }

        if (said.Length > 0)
        {
            yield return $": {said.ToString().TrimEnd()}";
        }
    }

    private static string Act(AIContent content) => content switch
    {
        FunctionCallContent call => $" calls {ToolCallText.Of(call)}",
        FunctionResultContent result => $" returns {ToolCallText.Value(result.Result)}",
        TextReasoningContent reasoning => $" thinks: {reasoning.Text}",
        DataContent data => $" sends {data.MediaType}, {data.Data.Length} bytes",
        UriContent uri => $" sends {uri.MediaType} at {uri.Uri}",
        _ => $" sends {content.GetType().Name}",
    };
}
