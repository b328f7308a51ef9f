using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Senytl.Performance.Tests.Llm.Capture;

namespace Senytl.Performance.Tests.Llm.Conversations;

/// <summary>A limit on tools that nobody could see being called must not be met.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class UnseenToolsTests
{
    private static readonly ActivitySource Framework = new("Tests.Tools");
    private static readonly Meter Meter = new("Tests.Tools");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("gen_ai.client.operation.duration");

    private static readonly Objective[] Limits =
    [
        Objectives.ToolLoop(1),
        Objectives.Conversation(ConversationMetric.ToolCalls, Percentile.Max, 9),
        Objectives.Conversation(ConversationMetric.Turns, Percentile.Max, 9),
        Objectives.Conversation(ConversationMetric.TokensPerTurn, Percentile.Max, 1_000),
    ];

    [Theory]
    [InlineData("tool_calls", true, false)]
    [InlineData("function_call", true, false)]
    [InlineData(null, true, true)]
    [InlineData("stop", false, false)]
    public async Task Spans_prove_what_they_tell_and_no_more(string? finish, bool toolsUnknown, bool turnsUnknown)
    {
        var result = await RunAsync(() =>
        {
            Chat(finish);
            Chat(finish);
            Chat("stop");
            return Task.CompletedTask;
        });

        AssertKnown(result, toolsUnknown, turnsUnknown);
        Assert.Equal(toolsUnknown ? 4 : 0, result.Conversations.ToolsUnseen);
        Assert.Equal(toolsUnknown ? null : 0, result.Conversations[ConversationMetric.ToolLoop, Percentile.Max]);
        Assert.Equal(toolsUnknown, result.Samples[0].Conversation!.ToolsUnseen);
    }

    [Theory]
    [InlineData("gcp.gemini", "STOP")]
    [InlineData("ollama", "stop")]
    public async Task A_provider_that_stops_for_a_tool_as_for_an_answer_has_not_told(string provider, string finish)
    {
        var result = await RunAsync(() =>
        {
            using (Start(finish).SetTag("gen_ai.provider.name", provider))
            {
            }

            Chat("stop");
            return Task.CompletedTask;
        });

        AssertKnown(result, toolsUnknown: true, turnsUnknown: true);
    }

    [Fact]
    public async Task A_lone_call_that_does_not_tell_whether_it_called_tools_is_one_turn()
    {
        var result = await RunAsync(() =>
        {
            Chat(finish: null);
            return Task.CompletedTask;
        });

        AssertKnown(result, toolsUnknown: true, turnsUnknown: false);
    }

    [Fact]
    public async Task Metrics_tell_of_no_tools()
    {
        var result = await RunAsync(() =>
        {
            Duration.Record(0.5, new("gen_ai.operation.name", "chat"), new("gen_ai.response.model", "gpt-4o"));
            return Task.CompletedTask;
        });

        Assert.Equal(Verdict.Failed, result.Objectives[0].Verdict);
        Assert.Contains("could not be seen", result.Objectives[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_witness_that_sees_the_tools_makes_good_for_one_that_does_not()
    {
        using var client = new ScriptedChatClient(_ => LookUp()).Measured();
        var result = await RunAsync(async () =>
        {
            using var span = Start("tool_calls");
            await client.GetResponseAsync("?");
        });

        AssertKnown(result, toolsUnknown: false, turnsUnknown: false);
        Assert.Equal(4, result.ToolCalls);

        static async IAsyncEnumerable<ChatResponseUpdate> LookUp()
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new FunctionCallContent("1", "look_up"), new UsageContent(new() { InputTokenCount = 10, OutputTokenCount = 2 })]);
        }
    }

    private static void AssertKnown(PerformanceResult result, bool toolsUnknown, bool turnsUnknown)
    {
        Assert.Equal([toolsUnknown, toolsUnknown, turnsUnknown, turnsUnknown], result.Objectives.Select(one => one.Verdict == Verdict.Failed));
        Assert.All(result.Objectives.Take(2), one => Assert.Equal(toolsUnknown, one.Reason?.Contains("could not be seen", StringComparison.Ordinal) == true));
        Assert.All(result.Objectives.Skip(2), one => Assert.Equal(turnsUnknown, one.Reason?.Contains("did not tell whether it called tools", StringComparison.Ordinal) == true));
    }

    private static void Chat(string? finish) => Start(finish).Dispose();

    private static Activity Start(string? finish) => Framework.StartActivity("chat gpt-4o")!
        .SetTag("gen_ai.response.finish_reasons", finish is null ? null : new[] { finish })
        .SetTag("gen_ai.usage.input_tokens", 10)
        .SetTag("gen_ai.usage.output_tokens", 2);

    private static async Task<PerformanceResult> RunAsync(Func<Task> body)
    {
        using var telemetry = GenAiTelemetry.Capture();
        return await Benchmark.RunAsync(new BenchmarkOptions { Name = "tools", Iterations = 4, Warmup = 0, Objectives = Limits }, _ => body());
    }
}
