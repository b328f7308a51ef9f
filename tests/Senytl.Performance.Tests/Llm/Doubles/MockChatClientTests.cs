using System.Net;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Tests.Llm.Doubles;

public class MockChatClientTests
{
    [Fact]
    public async Task The_first_rule_that_fits_answers()
    {
        var client = new MockChatClient().When("refund").Respond("30 days").When("order").Respond("shipped").Otherwise("what?");

        Assert.Equal("30 days", await AskAsync(client, "A REFUND for my order?"));
        Assert.Equal("shipped", await AskAsync(client, "Where is my order?"));
        Assert.Equal("what?", await AskAsync(client, "Hello"));
    }

    [Fact]
    public async Task A_prompt_is_the_last_message_of_the_user_alone()
    {
        var client = new MockChatClient().When("refund").Respond("30 days").Otherwise("what?");

        var response = await client.GetResponseAsync(
            [new(ChatRole.System, "refund"), new(ChatRole.User, "refund"), new(ChatRole.Assistant, "refund"), new(ChatRole.User, "Thanks")]);

        Assert.Equal("what?", response.Text);
    }

    [Fact]
    public async Task An_unmatched_prompt_is_an_error_that_lists_the_rules()
    {
        var client = new MockChatClient().When("refund").Respond("a").When(call => call.Streamed, "it streams").Respond("b").AfterTool("lookup").Respond("c");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetResponseAsync("Hello"));

        Assert.Equal(
            """
            No rule of the mock model fits the prompt 'Hello'. Its rules:
              1. when the prompt contains 'refund'
              2. when it streams
              3. when the tool 'lookup' has answered
            Add a rule with When or AfterTool, or a default answer with Otherwise.
            """,
            error.Message,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task A_client_without_rules_says_so() =>
        Assert.Contains("It has no rules.", (await Assert.ThrowsAsync<InvalidOperationException>(() => new MockChatClient().GetResponseAsync("Hello"))).Message);

    [Fact]
    public async Task Replies_come_in_order_and_the_last_again_and_again()
    {
        var client = new MockChatClient().When("x").Respond("1", MockReply.Failing(HttpStatusCode.TooManyRequests), "3");

        Assert.Equal("1", await AskAsync(client, "x"));
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(client, "x"));
        Assert.Equal(HttpStatusCode.TooManyRequests, error.StatusCode);
        Assert.Equal("3", await AskAsync(client, "x"));
        Assert.Equal("3", await AskAsync(client, "x"));
    }

    [Fact]
    public async Task Each_reply_of_a_sequence_is_given_once_to_concurrent_callers()
    {
        var replies = Enumerable.Range(0, 2000).Select(i => (MockReply)$"{i}").ToArray();
        var client = new MockChatClient().When("x").Respond(replies);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var own = new List<string>();
            for (var i = 0; i < 250; i++)
            {
                own.Add(await AskAsync(client, "x"));
            }

            return own;
        })));

        Assert.Equal(2000, answers.SelectMany(own => own).Distinct().Count());
        Assert.Equal(2000, client.CallCount);
        Assert.Equal(1000, client.Calls.Count);
    }

    [Fact]
    public async Task A_failure_is_a_new_exception_for_each_call()
    {
        var client = new MockChatClient().When("x").Fail(() => new TimeoutException("slow"));

        var first = await Assert.ThrowsAsync<TimeoutException>(() => AskAsync(client, "x"));
        var second = await Assert.ThrowsAsync<TimeoutException>(() => AskAsync(client, "x"));

        Assert.NotSame(first, second);
    }

    [Fact]
    public async Task Calls_are_kept_with_messages_options_and_way()
    {
        var client = new MockChatClient().Otherwise("ok");
        var options = new ChatOptions { ModelId = "gpt-4o" };

        var whole = await client.GetResponseAsync("first", options);
        await client.GetStreamingResponseAsync("second").ToChatResponseAsync();

        Assert.Equal("gpt-4o", whole.ModelId);
        Assert.Equal([("first", false), ("second", true)], client.Calls.Select(call => (call.Prompt, call.Streamed)));
        Assert.Same(options, client.Calls[0].Options);
    }

    [Fact]
    public void A_second_default_answer_is_refused()
    {
        var client = new MockChatClient().Otherwise("a");

        Assert.Contains("call Otherwise once", Assert.Throws<InvalidOperationException>(() => client.Otherwise("b")).Message);
    }

    private static async Task<string> AskAsync(MockChatClient client, string prompt) => (await client.GetResponseAsync(prompt)).Text;
}
