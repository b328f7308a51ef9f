using System.Text.Json;

namespace Senytl.ModelServer.Tests.Rules;

public class RuleTests
{
    [Fact]
    public async Task Without_a_rule_the_answer_follows_from_seed_and_prompt_alone()
    {
        await using var one = await Scenario.StartAsync(new ModelServerOptions { Seed = 1, AnswerTokens = 12 });
        await using var same = await Scenario.StartAsync(new ModelServerOptions { Seed = 1, AnswerTokens = 12 });
        await using var other = await Scenario.StartAsync(new ModelServerOptions { Seed = 2, AnswerTokens = 12 });
        await same.ChatTextAsync("something before");

        var answer = await one.ChatTextAsync("hi");

        Assert.Equal(48, answer.Length);
        Assert.Equal(answer, await same.ChatTextAsync("hi"));
        Assert.NotEqual(answer, await other.ChatTextAsync("hi"));
        Assert.NotEqual(answer, await one.ChatTextAsync("ho"));
    }

    [Fact]
    public async Task The_first_rule_that_matches_answers()
    {
        await using var scenario = await Scenario.StartAsync();
        var first = scenario.Server.WhenPromptContains("refund").Respond("one");
        var second = scenario.Server.When(request => request.Model == "test-model").Respond(request => $"two {request.Index}");

        Assert.Equal("one", await scenario.ChatTextAsync("A REFUND, please"));
        Assert.Equal("two 1", await scenario.ChatTextAsync("else"));
        Assert.Equal((1L, 1L), (first.Hits, second.Hits));
    }

    [Fact]
    public async Task A_rule_answers_only_as_often_as_it_was_told()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Server.When(_ => true).Respond("first").Times(2);
        scenario.Server.When(_ => true).Respond("then");

        Assert.Equal(["first", "first", "then"], [await scenario.ChatTextAsync("a"), await scenario.ChatTextAsync("b"), await scenario.ChatTextAsync("c")]);
    }

    [Fact]
    public async Task A_rule_may_come_and_go_while_the_server_runs()
    {
        await using var scenario = await Scenario.StartAsync();
        var before = await scenario.ChatTextAsync("hi");
        var rule = scenario.Server.When(_ => true);

        Assert.Equal(before, await scenario.ChatTextAsync("hi"));
        rule.Respond("now");
        Assert.Equal("now", await scenario.ChatTextAsync("hi"));
        scenario.Server.ClearRules();
        Assert.Equal(before, await scenario.ChatTextAsync("hi"));
    }

    [Theory]
    [InlineData(0, "tool one")]
    [InlineData(1, "tool two")]
    [InlineData(2, "done")]
    [InlineData(3, "done")]
    public async Task The_step_of_a_rule_is_read_off_the_conversation(int rounds, string expected)
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Server.WhenPromptContains("go").CallTool("one").Then().CallTool("two").Then().Respond("done");

        Assert.Equal(expected, await NextAsync(scenario, rounds));
        Assert.Equal(expected, await NextAsync(scenario, rounds));
    }

    [Fact]
    public async Task A_lone_tool_call_is_not_repeated_unless_told()
    {
        await using var scenario = await Scenario.StartAsync();
        var rule = scenario.Server.WhenPromptContains("go").CallTool("one");

        Assert.DoesNotContain("tool", await NextAsync(scenario, 1), StringComparison.Ordinal);
        rule.Repeat();
        Assert.Equal("tool one", await NextAsync(scenario, 9));
    }

    [Fact]
    public async Task Usage_can_be_adapted_or_left_out()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Server.WhenPromptContains("cached").Respond("12345678").WithUsage(usage => usage with { CachedInputTokens = 1 });
        scenario.Server.WhenPromptContains("none").Respond("12345678").WithoutUsage();

        using var cached = await scenario.ChatAsync("cached!!");
        using var none = await scenario.ChatAsync("none");

        var usage = JsonDocument.Parse(await cached.Content.ReadAsStringAsync()).RootElement.GetProperty("usage");
        Assert.Equal((2, 2), (usage.GetProperty("prompt_tokens").GetInt32(), usage.GetProperty("completion_tokens").GetInt32()));
        Assert.Equal(1, usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt32());
        Assert.False(JsonDocument.Parse(await none.Content.ReadAsStringAsync()).RootElement.TryGetProperty("usage", out _));
        Assert.Equal([1, null], scenario.Server.Requests.Select(record => record.Usage?.CachedInputTokens));
    }

    [Fact]
    public async Task A_rule_that_throws_or_contradicts_itself_is_a_500_that_says_so()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Server.WhenPromptContains("throw").Respond(_ => throw new FormatException("rule is broken"));
        scenario.Server.WhenPromptContains("usage").Respond("x").WithUsage(usage => usage with { CachedInputTokens = 99 });

        using var thrown = await scenario.ChatAsync("throw");
        using var usage = await scenario.MessageAsync("usage");

        Assert.Equal((500, 500), ((int)thrown.StatusCode, (int)usage.StatusCode));
        Assert.Contains("rule is broken", await thrown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("CachedInputTokens = 99", await usage.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{")]
    public async Task Arguments_of_a_tool_must_be_a_JSON_object(string arguments)
    {
        await using var server = await ModelServer.StartAsync();

        var problem = Assert.Throws<ArgumentException>(() => server.When(_ => true).CallTool("x", arguments));

        Assert.Contains($"'{arguments}'", problem.Message, StringComparison.Ordinal);
    }

    private static async Task<string> NextAsync(Scenario scenario, int rounds)
    {
        var messages = new List<string> { """{"role":"user","content":[{"type":"text","text":"go"}]}""" };
        for (var round = 0; round < rounds; round++)
        {
            messages.Add("""{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"t","arguments":"{}"}}]}""");
            messages.Add("""{"role":"tool","tool_call_id":"c","content":"ok"}""");
        }

        using var response = await scenario.PostAsync("v1/chat/completions", $$"""{"model":"m","messages":[{{string.Join(',', messages)}}]}""");
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var message = document.RootElement.GetProperty("choices")[0].GetProperty("message");
        return message.TryGetProperty("tool_calls", out var calls)
            ? "tool " + calls[0].GetProperty("function").GetProperty("name").GetString()
            : message.GetProperty("content").GetString()!;
    }
}
