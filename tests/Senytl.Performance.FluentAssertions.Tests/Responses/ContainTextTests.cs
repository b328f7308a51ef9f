using FluentAssertions;
using FluentAssertions.Execution;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.FluentAssertions.Tests.Responses;

public class ContainTextTests
{
    private static readonly ChatResponse Answer = new(new ChatMessage(ChatRole.Assistant, "You get {25} EUR back."));

    [Fact]
    public void Text_is_found_whatever_its_case() => Answer.Should().ContainText("eur BACK").And.NotContainText("dollars");

    [Fact]
    public void Case_counts_when_asked_for() =>
        Failing(() => Answer.Should().ContainText("eur", StringComparison.Ordinal)).Should().Contain("\"eur\"");

    [Fact]
    public void Missing_text_is_shown_with_the_reason_and_the_answer() =>
        Failing(() => Answer.Should().ContainText("refund", because: "{0} asked for it", becauseArgs: "Ann")).Should().EndWith(
            " to contain the text \"refund\" because Ann asked for it, but it says:\nYou get {25} EUR back.");

    [Fact]
    public void The_variable_of_the_test_is_named()
    {
        using var scope = new AssertionScope();
        Answer.Should().ContainText("refund");

        scope.Discard().Should().ContainSingle().Which.Should().StartWith("Expected Answer to contain the text");
    }

    [Fact]
    public void Unwanted_text_is_shown() =>
        Failing(() => Answer.Should().NotContainText("eur")).Should().Contain("not to contain the text \"eur\"").And.Contain("{25}");

    [Fact]
    public void An_answer_of_tool_calls_alone_says_so() =>
        Failing(() => new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "lookup")])).Should().ContainText("x"))
            .Should().Contain("it has no text; tools called: lookup()");

    [Fact]
    public void No_response_contains_nothing_and_lacks_nothing()
    {
        ChatResponse? none = null;

        Failing(() => none.Should().ContainText("x")).Should().Contain("<null>");
        Failing(() => none.Should().NotContainText("x")).Should().Contain("<null>");
        Failing(() => none.Should().NotHaveCalledTool("x")).Should().Contain("<null>");
    }

    private static string Failing(Action act) => act.Should().Throw<AssertionFailedException>().Which.Message.ReplaceLineEndings("\n");
}
