using FluentAssertions;
using FluentAssertions.Execution;
using FluentAssertions.Primitives;
using Microsoft.Extensions.AI;

namespace Senytl.Performance;

/// <summary>Assertions on what a model answered. Usable in the body of a <c>[Benchmark]</c> or <c>[LoadTest]</c>.</summary>
public sealed partial class ChatResponseAssertions : ReferenceTypeAssertions<ChatResponse?, ChatResponseAssertions>
{
    private const int LongestQuote = 400;

    internal ChatResponseAssertions(ChatResponse? response)
        : base(response)
    {
    }

    /// <inheritdoc/>
    protected override string Identifier => "response";

    private string Text => Subject?.Text ?? "";

    /// <summary>The text of all messages of the response contains <paramref name="expected"/>.</summary>
    /// <param name="expected">What to look for; not empty.</param>
    /// <param name="comparison">How letters are compared; upper and lower case are the same by default.</param>
    /// <param name="because">Why it must be so; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<ChatResponseAssertions> ContainText(
        string expected,
        StringComparison comparison = StringComparison.OrdinalIgnoreCase,
        string because = "",
        params object[] becauseArgs)
    {
        ArgumentException.ThrowIfNullOrEmpty(expected);
        Execute.Assertion
            .BecauseOf(because, becauseArgs)
            .ForCondition(Text.Contains(expected, comparison))
            .FailWith($"Expected {{context:response}} to contain the text {{0}}{{reason}}, but {Literal(Answer())}", expected);
        return new AndConstraint<ChatResponseAssertions>(this);
    }

    /// <summary>The text of no message of the response contains <paramref name="unexpected"/>.</summary>
    /// <param name="unexpected">What must not be there; not empty.</param>
    /// <param name="comparison">How letters are compared; upper and lower case are the same by default.</param>
    /// <param name="because">Why it must be so; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<ChatResponseAssertions> NotContainText(
        string unexpected,
        StringComparison comparison = StringComparison.OrdinalIgnoreCase,
        string because = "",
        params object[] becauseArgs)
    {
        ArgumentException.ThrowIfNullOrEmpty(unexpected);
        Execute.Assertion
            .BecauseOf(because, becauseArgs)
            .ForCondition(Subject is not null && !Text.Contains(unexpected, comparison))
            .FailWith($"Expected {{context:response}} not to contain the text {{0}}{{reason}}, but {Literal(Answer())}", unexpected);
        return new AndConstraint<ChatResponseAssertions>(this);
    }

    private string Answer() => Subject switch
    {
        null => "it is <null>.",
        _ when Text.Length == 0 => $"it has no text; tools called: {ToolCallText.List(ToolCalls)}.",
        _ when Text.Length > LongestQuote => $"it says:\n{Text[..LongestQuote]}…",
        _ => $"it says:\n{Text}",
    };

    /// <summary>The assertion library reads braces as placeholders.</summary>
    private static string Literal(string text) =>
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
