using System.Text.Json;
using FluentAssertions;
using FluentAssertions.Execution;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.FluentAssertions.Tests.Responses;

public class ToolCallTests
{
    private static readonly ChatResponse Answer = new(new ChatMessage(ChatRole.Assistant,
    [
        new FunctionCallContent("1", "lookup", new Dictionary<string, object?> { ["id"] = "42", ["lines"] = 2, ["rate"] = 2.0 }),
        new FunctionCallContent("2", "lookup", Json("""{"id":"43","lines":2,"express":true,"note":null,"rate":0.5}""")),
    ]));

    [Fact]
    public void A_called_tool_is_found_and_handed_on() =>
        Answer.Should().HaveCalledTool("lookup").Which.CallId.Should().Be("1");

    [Fact]
    public void Arguments_are_plain_values_whether_they_came_as_json_or_as_objects() => Answer.Should()
        .HaveCalledTool("lookup", call => call.Has("id", "42") && call.Has("lines", 2L) && call.Has("rate", 2)).And
        .HaveCalledTool("lookup", call => (string?)call["id"] == "43" && call.Has("lines", 2) && call.Has("express", true) && call.Has("rate", 0.5m))
        .Which.CallId.Should().Be("2");

    [Fact]
    public void An_argument_that_is_null_is_not_one_that_is_missing()
    {
        Answer.Should().HaveCalledTool("lookup", call => call.Has("note", null) && call.Has("id", "43"));
        Failing(() => Answer.Should().HaveCalledTool("lookup", call => call.Has("absent", null))).Should().NotBeEmpty();
    }

    [Fact]
    public void A_condition_that_no_call_satisfies_shows_all_calls() =>
        Failing(() => Answer.Should().HaveCalledTool("lookup", call => call.Has("id", "44"), "it was asked for")).Should().EndWith(
            " to have called the tool \"lookup\" with such arguments because it was asked for, but it called: "
            + "lookup(id: \"42\", lines: 2, rate: 2), lookup(express: true, id: \"43\", lines: 2, note: null, rate: 0.5).");

    [Fact]
    public void Another_tool_or_no_tool_is_a_failure()
    {
        Failing(() => Answer.Should().HaveCalledTool("Lookup")).Should().Contain("\"Lookup\"");
        Failing(() => new ChatResponse().Should().HaveCalledTool("lookup")).Should().EndWith("but it called: none.");
    }

    [Fact]
    public void A_tool_that_must_not_be_called_is_named()
    {
        Answer.Should().NotHaveCalledTool("refund");
        Failing(() => Answer.Should().NotHaveCalledTool("lookup")).Should().Contain("not to have called the tool \"lookup\"");
    }

    private static string Failing(Action act) => act.Should().Throw<AssertionFailedException>().Which.Message;

    private static Dictionary<string, object?>? Json(string json) => JsonSerializer.Deserialize<Dictionary<string, object?>>(json);
}
