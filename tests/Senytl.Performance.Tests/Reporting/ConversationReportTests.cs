using System.Globalization;
using Microsoft.Extensions.AI;
using Senytl.Performance.Reporting;
using Senytl.Performance.Tests.Llm;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Reporting;

public sealed class ConversationReportTests
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public async Task Conversations_of_several_calls_are_shown_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var result = await TalkAsync();

            Verify("talk.text", result.ToReport());
            Verify("talk.markdown", result.ToReport(ReportFormat.Markdown));
            Verify("talk.failure", Assert.Throws<SlaViolationException>(() => result.ThrowIfFailed()).Message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task The_json_report_holds_the_distributions_of_conversations()
    {
        var conversations = JsonReport.Read((await TalkAsync()).ToReport(ReportFormat.Json)).Conversations!;

        Assert.Equal((100L, 0L, 0L), (conversations.Count, conversations.WithoutUsage, conversations.Unpriced));
        Assert.Equal((1.5, 1.0, 2.0), (conversations.Turns!.Avg, conversations.Turns.Min, conversations.Turns.Max));
        Assert.Equal((2.0, 5.0), (conversations.ModelCalls!.Min, conversations.ModelCalls.Max));
        Assert.Equal(150, conversations.TokensPerTurn!.Count);
        Assert.Equal((50L, 1000.0), (conversations.TokenGrowthPerTurn!.Count, conversations.TokenGrowthPerTurn.P50));
        Assert.Equal((2.0, 5.0), (conversations.SecondsInModels!.P50, conversations.SecondsInModels.P95));
        Assert.Equal((0.25, 0.75), (conversations.SecondsInTools!.P50, conversations.SecondsInTools.P95));
        Assert.Equal(0.0237, conversations.CostUsd!.P50, 12);
    }

    [Fact]
    public async Task Conversations_of_one_call_say_nothing_that_the_requests_do_not()
    {
        var result = await TalkAsync(shape: 0);

        Assert.Equal(100, result.Conversations.Count);
        Assert.Null(JsonReport.Read(result.ToReport(ReportFormat.Json)).Conversations);
        Assert.DoesNotContain("\n  per conversation ", result.ToReport(), StringComparison.Ordinal);
        Assert.DoesNotContain("| per conversation |", result.ToReport(ReportFormat.Markdown), StringComparison.Ordinal);
    }

    private static void Verify(string name, string report) => ApprovedText.Verify(Scenarios.WithoutMachine(report), name);

    /// <summary>Half of the conversations look an order up and answer; the others loop, and are asked once more.</summary>
    private static Task<PerformanceResult> TalkAsync(int? shape = null)
    {
        var clock = new ManualClock { JumpsToDelays = true };
        return Runs.OfAsync(
            clock,
            100,
            index => (shape ?? (index % 2) + 1) switch
            {
                0 => AskAsync(clock, new TextContent("done"), 500),
                1 => OneTurnAsync(clock),
                _ => TwoTurnsAsync(clock),
            },
            Objectives.Conversation(ConversationMetric.SecondsInModels, Percentile.P95, 4),
            Objectives.Conversation(ConversationMetric.CostUsd, Percentile.Max, 1),
            Objectives.ToolLoop(2));
    }

    private static async Task OneTurnAsync(ManualClock clock)
    {
        await AskAsync(clock, Tool(), 1000);
        clock.Advance(TimeSpan.FromMilliseconds(250));
        await AskAsync(clock, new TextContent("done"), 1250);
    }

    private static async Task TwoTurnsAsync(ManualClock clock)
    {
        await AskAsync(clock, Tool(), 1000);
        clock.Advance(TimeSpan.FromMilliseconds(250));
        await AskAsync(clock, Tool(), 1100);
        clock.Advance(TimeSpan.FromMilliseconds(250));
        await AskAsync(clock, new TextContent("done"), 1250);
        await AskAsync(clock, Tool(), 2000);
        clock.Advance(TimeSpan.FromMilliseconds(250));
        await AskAsync(clock, new TextContent("again"), 2250);
    }

    private static FunctionCallContent Tool() => new("call", "look_up", new Dictionary<string, object?> { ["id"] = 7 });

    /// <summary>A model call of one second.</summary>
    private static async Task AskAsync(ManualClock clock, AIContent content, int input)
    {
        using var client = new ScriptedChatClient(_ => Answer(clock, content, input)).Measured();
        await client.GetResponseAsync("?");
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Answer(ManualClock clock, AIContent content, int input)
    {
        await Task.Yield();
        clock.Advance(TimeSpan.FromSeconds(1));
        yield return new ChatResponseUpdate(ChatRole.Assistant, [content]) { ModelId = "gpt-4-turbo" };
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = input, OutputTokenCount = 20 })]);
    }
}
