using FluentAssertions;
using FluentAssertions.Execution;
using Microsoft.Extensions.AI;

namespace Senytl.Performance;

public sealed partial class ChatResponseAssertions
{
    private IReadOnlyList<FunctionCallContent> ToolCalls =>
        Subject is null ? [] : [.. Subject.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()];

    /// <summary>The response called a tool. <c>.Which</c> is the first such call.</summary>
    /// <param name="name">The tool's name, upper and lower case apart.</param>
    /// <param name="because">Why it must be so; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndWhichConstraint<ChatResponseAssertions, FunctionCallContent> HaveCalledTool(
        string name, string because = "", params object[] becauseArgs) =>
        Called(name, _ => true, "", because, becauseArgs);

    /// <summary>The response called a tool with arguments that satisfy a condition. <c>.Which</c> is the first such call.</summary>
    /// <param name="name">The tool's name, upper and lower case apart.</param>
    /// <param name="arguments">
    /// The condition. Values are plain whatever the client handed over: string, bool, long, double or null; arrays and
    /// objects are <see cref="System.Text.Json.JsonElement"/>. An argument that was not given is null.
    /// </param>
    /// <param name="because">Why it must be so; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndWhichConstraint<ChatResponseAssertions, FunctionCallContent> HaveCalledTool(
        string name, Func<ToolArguments, bool> arguments, string because = "", params object[] becauseArgs)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return Called(name, call => arguments(new ToolArguments(call.Arguments)), " with such arguments", because, becauseArgs);
    }

    /// <summary>The response did not call a tool.</summary>
    /// <param name="name">The tool's name, upper and lower case apart.</param>
    /// <param name="because">Why it must be so; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<ChatResponseAssertions> NotHaveCalledTool(string name, string because = "", params object[] becauseArgs)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Execute.Assertion
            .BecauseOf(because, becauseArgs)
            .ForCondition(Subject is not null && !ToolCalls.Any(call => call.Name == name))
            .FailWith($"Expected {{context:response}} not to have called the tool {{0}}{{reason}}, but {Literal(Calls())}", name);
        return new AndConstraint<ChatResponseAssertions>(this);
    }

    private AndWhichConstraint<ChatResponseAssertions, FunctionCallContent> Called(
        string name, Func<FunctionCallContent, bool> condition, string detail, string because, object[] becauseArgs)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var found = ToolCalls.FirstOrDefault(call => call.Name == name && condition(call));
        Execute.Assertion
            .BecauseOf(because, becauseArgs)
            .ForCondition(found is not null)
            .FailWith($"Expected {{context:response}} to have called the tool {{0}}{detail}{{reason}}, but {Literal(Calls())}", name);
        return new AndWhichConstraint<ChatResponseAssertions, FunctionCallContent>(this, found!);
    }

    private string Calls() => Subject is null ? "it is <null>." : $"it called: {ToolCallText.List(ToolCalls)}.";
}
