using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace SupportAgentSample;

/// <summary>A support agent with two tools. It knows nothing of Senytl: this is the code under test.</summary>
public sealed class SupportAgent(IChatClient client)
{
    private const int MostSteps = 5;

    private static readonly List<AIFunction> Tools =
    [
        AIFunctionFactory.Create(LookUpOrder, "look_up_order", "Finds an order and its charges."),
        AIFunctionFactory.Create(RefundPolicy, "refund_policy", "Tells the refund policy for a reason."),
    ];

    /// <summary>Streams the model's answer, runs the tools that it asks for side by side, and goes on until it answers in words.</summary>
    public async Task<ChatResponse> RunAsync(string question, CancellationToken cancellationToken = default)
    {
        List<ChatMessage> conversation =
        [
            new(ChatRole.System, "You are the support agent of a web shop. Look facts up before you answer. Be brief."),
            new(ChatRole.User, question),
        ];
        var options = new ChatOptions { Tools = [.. Tools], MaxOutputTokens = 300 };
        for (var step = 0; step < MostSteps; step++)
        {
            var response = await client.GetStreamingResponseAsync(conversation, options, cancellationToken).ToChatResponseAsync(cancellationToken);
            conversation.AddMessages(response);
            var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0)
            {
                return response;
            }

            var results = await Task.WhenAll(calls.Select(call => InvokeAsync(call, cancellationToken)));
            conversation.Add(new ChatMessage(ChatRole.Tool, [.. results]));
        }

        throw new InvalidOperationException($"The model called tools in {MostSteps} steps and never answered.");
    }

    private static async Task<AIContent> InvokeAsync(FunctionCallContent call, CancellationToken cancellationToken)
    {
        var tool = Tools.Find(tool => tool.Name == call.Name)
            ?? throw new InvalidOperationException($"The model called '{call.Name}', which is no tool of this agent.");
        var result = await tool.InvokeAsync(new AIFunctionArguments(call.Arguments), cancellationToken);
        return new FunctionResultContent(call.CallId, result);
    }

    private static async Task<string> LookUpOrder([Description("The order number.")] string order)
    {
        await Task.Delay(5);
        return $"Order {order}: 1 lamp, 49.00 EUR, charged on 3 May and again on 4 May.";
    }

    private static string RefundPolicy([Description("Why the customer wants a refund.")] string reason) =>
        $"For '{reason}': a double charge is refunded in full within five working days.";
}
