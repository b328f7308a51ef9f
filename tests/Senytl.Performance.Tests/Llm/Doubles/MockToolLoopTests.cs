using Microsoft.Extensions.AI;

namespace Senytl.Performance.Tests.Llm.Doubles;

public class MockToolLoopTests
{
    [Fact]
    public async Task A_tool_loop_ends_though_the_rule_for_its_prompt_was_added_first()
    {
        var client = new MockChatClient()
            .When("order 42").CallTool("lookup", new Dictionary<string, object?> { ["id"] = 42 })
            .AfterTool("lookup").Respond("It is on its way.");
        List<ChatMessage> talk = [new(ChatRole.User, "Where is order 42?")];

        talk.AddMessages(await client.GetResponseAsync(talk));
        var call = talk[^1].Contents.OfType<FunctionCallContent>().Single();
        talk.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "shipped")]));
        var answer = await client.GetResponseAsync(talk);

        Assert.Equal("It is on its way.", answer.Text);
    }

    [Fact]
    public async Task A_tool_rule_fits_only_its_own_tool_and_only_its_latest_results()
    {
        var client = new MockChatClient().AfterTool("lookup").Respond("after lookup").Otherwise("default");
        List<ChatMessage> talk =
        [
            new(ChatRole.User, "?"),
            new(ChatRole.Assistant, [new FunctionCallContent("1", "lookup")]),
            new(ChatRole.Tool, [new FunctionResultContent("1", "r")]),
        ];

        Assert.Equal("after lookup", (await client.GetResponseAsync(talk)).Text);
        talk.Add(new(ChatRole.Assistant, [new FunctionCallContent("2", "refund")]));
        talk.Add(new(ChatRole.Tool, [new FunctionResultContent("2", "r")]));
        Assert.Equal("default", (await client.GetResponseAsync(talk)).Text);
    }

    [Fact]
    public async Task Without_a_tool_rule_a_sequence_leads_through_the_loop()
    {
        var client = new MockChatClient().When("?").Respond(new MockReply { ToolCalls = [new MockToolCall("lookup")] }, "done");
        List<ChatMessage> talk = [new(ChatRole.User, "?")];

        talk.AddMessages(await client.GetResponseAsync(talk));
        var call = talk[^1].Contents.OfType<FunctionCallContent>().Single();
        talk.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "r")]));

        Assert.Equal("done", (await client.GetResponseAsync(talk)).Text);
    }
}
