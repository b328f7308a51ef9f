using Microsoft.Extensions.AI;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Llm.Conversations;

public sealed class ConversationTests
{
    [Fact]
    public async Task Turns_loops_growth_and_the_time_in_models_and_tools_are_read_off_the_calls()
    {
        var clock = new ManualClock { JumpsToDelays = true };
        var result = await RunAsync(clock, 1, async client =>
        {
            await client(Call("look_up", 7), 100, 10);
            clock.Advance(TimeSpan.FromSeconds(2));
            await client(Call("look_up", 7), 120, 10);
            clock.Advance(TimeSpan.FromSeconds(3));
            await client(new TextContent("done"), 140, 20);
            clock.Advance(TimeSpan.FromSeconds(9));
            await client(Call("look_up", 7), 200, 10);
            clock.Advance(TimeSpan.FromSeconds(1));
            await client(new TextContent("again"), 260, 30);
        });

        var conversation = Assert.Single(result.Samples).Conversation!;
        Assert.Equal((2, 5L, 3L, 2), (conversation.Turns, conversation.ModelCalls, conversation.ToolCalls, conversation.LongestToolLoop));
        Assert.Equal([400L, 500L], conversation.TokensPerTurn);
        Assert.Equal(120, conversation.TokenGrowthPerTurn);
        Assert.Equal(TimeSpan.FromSeconds(5), conversation.TimeInModels);
        Assert.Equal(TimeSpan.FromSeconds(6), conversation.TimeInTools);
        Assert.Equal(((820 * 10m) + (80 * 30m)) / 1_000_000, conversation.CostUsd);
    }

    [Fact]
    public async Task Other_arguments_or_another_turn_are_no_loop()
    {
        var result = await RunAsync(new ManualClock { JumpsToDelays = true }, 1, async client =>
        {
            await client(Call("look_up", 7), 1, 1);
            await client(Call("look_up", 8), 1, 1);
            await client(new TextContent("done"), 1, 1);
            await client(Call("look_up", 7), 1, 1);
        });

        Assert.Equal((2, 1), (result.Samples[0].Conversation!.Turns, result.Samples[0].Conversation!.LongestToolLoop));
    }

    [Theory]
    [InlineData(2, Verdict.Failed)]
    [InlineData(3, Verdict.Passed)]
    public async Task A_tool_loop_over_its_limit_in_one_conversation_fails_the_run(int most, Verdict expected)
    {
        var n = 0;
        var result = await RunAsync(
            new ManualClock { JumpsToDelays = true },
            20,
            async client =>
            {
                for (var repeat = ++n == 11 ? 3 : 1; repeat > 0; repeat--)
                {
                    await client(Call("look_up", 7), 10, 1);
                }

                await client(new TextContent("done"), 10, 1);
            },
            Objectives.ToolLoop(most));

        var verdict = Assert.Single(result.Objectives);
        Assert.Equal((expected, "3", 20L), (verdict.Verdict, verdict.Measured, verdict.SampleSize));
    }

    [Theory]
    [InlineData(59, Verdict.Passed)]
    [InlineData(58, Verdict.Inconclusive)]
    public async Task A_percentile_of_the_cost_passes_only_when_it_is_proven(int conversations, Verdict expected)
    {
        var result = await RunAsync(
            new ManualClock { JumpsToDelays = true },
            conversations,
            client => client(new TextContent("done"), 100, 10),
            Objectives.Conversation(ConversationMetric.CostUsd, Percentile.P95, 0.0013),
            Objectives.Conversation(ConversationMetric.CostUsd, Percentile.P95, 0.001299),
            Objectives.Conversation(ConversationMetric.TokensPerTurn, Percentile.Max, 110));

        Assert.Equal([expected, Verdict.Failed, Verdict.Passed], result.Objectives.Select(verdict => verdict.Verdict));
        Assert.Equal("$0.0013", result.Objectives[0].Measured);
    }

    [Fact]
    public async Task What_was_not_measured_fails_and_names_the_cause()
    {
        Objective[] objectives =
        [
            Objectives.Conversation(ConversationMetric.CostUsd, Percentile.P95, 1),
            Objectives.Conversation(ConversationMetric.TokensPerTurn, Percentile.P95, 1000),
            Objectives.Conversation(ConversationMetric.TokenGrowthPerTurn, Percentile.P95, 1000),
        ];

        var silent = await RunAsync(new ManualClock { JumpsToDelays = true }, 3, _ => Task.CompletedTask, objectives);
        var unknown = await RunAsync(new ManualClock { JumpsToDelays = true }, 3, client => client(new TextContent("a"), null, 1), objectives);

        Assert.All(silent.Objectives, verdict => Assert.Contains("no model call was recorded", verdict.Reason, StringComparison.Ordinal));
        Assert.Equal(
            [
                "the cost of 3 of 3 conversations is unknown: the response reported no usage",
                "3 of 3 conversations had a model call without usage, so the count would be too low",
                "3 of 3 conversations had a model call without usage, so the count would be too low",
            ],
            unknown.Objectives.Select(verdict => verdict.Reason));
        Assert.All(silent.Objectives.Concat(unknown.Objectives), verdict => Assert.Equal(Verdict.Failed, verdict.Verdict));
    }

    [Fact]
    public void Attributes_make_the_same_objectives_and_limits_out_of_range_are_named()
    {
        var objectives = new SlaAttribute { P95CostCentsPerConversation = 2, P95TokensPerTurn = 900, P95TokenGrowthPerTurn = 300, MaxToolLoop = 2 }.ToObjectives();

        Assert.Equal(
            [
                "p95 cost per conversation ≤ $0.02", "p95 tokens per turn ≤ 900 tokens", "p95 prompt growth per turn ≤ 300 tokens",
                "max identical tool calls in a turn ≤ 2",
            ],
            objectives.Select(objective => objective.ToString()));
        Assert.Contains("most is 0; it is at least 1", Assert.Throws<ArgumentOutOfRangeException>(() => Objectives.ToolLoop(0)).Message, StringComparison.Ordinal);
        Assert.Contains("limit is -1", Assert.Throws<ArgumentOutOfRangeException>(() => Objectives.Conversation(ConversationMetric.Turns, Percentile.Max, -1)).Message, StringComparison.Ordinal);
    }

    private static FunctionCallContent Call(string tool, int id) => new(Guid.NewGuid().ToString(), tool, new Dictionary<string, object?> { ["id"] = id });

    /// <summary>Each model call takes a second.</summary>
    private static Task<PerformanceResult> RunAsync(
        ManualClock clock, int conversations, Func<Func<AIContent, int?, int, Task>, Task> body, params Objective[] objectives) =>
        Runs.OfAsync(clock, conversations, _ => body(async (content, input, output) =>
        {
            using var client = new ScriptedChatClient(_ => Answer(clock, content, input, output)).Measured();
            await client.GetResponseAsync("?");
        }), objectives);

    private static async IAsyncEnumerable<ChatResponseUpdate> Answer(ManualClock clock, AIContent content, int? input, int output)
    {
        await Task.Yield();
        clock.Advance(TimeSpan.FromSeconds(1));
        yield return new ChatResponseUpdate(ChatRole.Assistant, [content]) { ModelId = "gpt-4-turbo" };
        if (input is { } tokens)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = tokens, OutputTokenCount = output })]);
        }
    }
}
