using Microsoft.Extensions.AI;

namespace Senytl.Performance.Tests.Llm.Capture.Clients;

public sealed class EstimateMissingTests
{
    private const string Question = "Why was I charged twice?";
    private static readonly string[] Answer = ["You were ", "charged once; the other is a reser", "vation."];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_provider_does_not_report_is_counted_from_the_text_and_reads_estimated(bool streamed)
    {
        var result = await RunAsync(Silent("gpt-4o"), Asking(new TextContent(Question)), streamed, Objectives.Tokens(TokenKind.Total, false, 1_000), Objectives.Cents(true, 1));

        var counter = TokenCounters.For("gpt-4o")!;
        var input = ChatFraming.For("gpt-4o")!.Count(counter, [("user", Question, null)]);
        var output = counter.Count(string.Concat(Answer));
        Assert.Equal((3L, 0L), (result.ModelCalls, result.ModelCallsWithoutUsage));
        Assert.Equal(
            new TokenUsage { Input = 3 * input, Output = 3 * output, Source = UsageSource.Estimated, Tokenizer = "o200k_base", ErrorPercent = 0 }, result.Tokens);
        Assert.Equal(3 * ((input * 2.5m) + (output * 10m)) / 1_000_000, result.CostUsd);
        Assert.All(result.Objectives, one => Assert.Equal(Verdict.Passed, one.Verdict));
        Assert.All(result.Objectives, one => Assert.EndsWith("estimated (o200k_base, ± 0 %)", one.Measured, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1.05, Verdict.Inconclusive)]
    [InlineData(2, Verdict.Passed)]
    [InlineData(0.9, Verdict.Failed)]
    public async Task An_estimate_proves_nothing_of_a_limit_within_its_error(double share, Verdict expected)
    {
        var total = (await RunAsync(Silent("claude-sonnet-4-5"), Asking(new TextContent(Question)), false)).Tokens!.Total;

        var result = await RunAsync(Silent("claude-sonnet-4-5"), Asking(new TextContent(Question)), false, Objectives.Tokens(TokenKind.Total, false, total * share));

        var verdict = result.Objectives.Single();
        Assert.Equal(expected, verdict.Verdict);
        Assert.Contains("estimated (estimate:claude, ± 30 %)", verdict.Measured, StringComparison.Ordinal);
        Assert.Equal(expected == Verdict.Inconclusive, verdict.Reason == "not proven of a limit that is tighter by the estimate's error");
    }

    [Fact]
    public async Task Tools_are_counted_and_the_error_is_then_not_known()
    {
        var plain = await RunAsync(Silent("gpt-4o"), Asking(new TextContent(Question)), false);
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create((int id) => id, "look_up", "Looks up a charge.")] };

        var result = await RunAsync(Silent("gpt-4o"), Asking(new TextContent(Question)), false, options, Objectives.Tokens(TokenKind.Total, false, 10_000));

        Assert.True(result.Tokens!.Input > plain.Tokens!.Input);
        Assert.Equal((Verdict.Inconclusive, "the estimate's error is not known"), (result.Objectives.Single().Verdict, result.Objectives.Single().Reason));
    }

    [Fact]
    public async Task A_schema_of_the_answer_is_counted_and_the_error_is_then_not_known()
    {
        var plain = await RunAsync(Silent("gpt-4o"), Asking(new TextContent(Question)), false);
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(AIJsonUtilities.CreateJsonSchema(typeof(DateTime[])), "charges", "When a card was charged.") };

        var result = await RunAsync(Silent("gpt-4o"), Asking(new TextContent(Question)), false, options, Objectives.Tokens(TokenKind.Total, false, 10_000));

        Assert.True(result.Tokens!.Input > plain.Tokens!.Input);
        Assert.Equal((Verdict.Inconclusive, "the estimate's error is not known"), (result.Objectives.Single().Verdict, result.Objectives.Single().Reason));
    }

    [Fact]
    public async Task A_conversation_that_the_provider_keeps_has_a_prompt_that_nobody_here_can_count()
    {
        var result = await RunAsync(Silent("gpt-4o"), Asking(new TextContent(Question)), false, new ChatOptions { ConversationId = "c7" });

        Assert.Equal(3, result.ModelCallsWithoutUsage);
        Assert.Contains("lies at the provider", result.UnknownCostReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reported_usage_is_taken_as_it_is()
    {
        using var client = ScriptedChatClient.Answering("gpt-4o", 100, 20, "hi");
        var result = await RunAsync(client, Asking(new TextContent(Question)), false);

        Assert.Equal(new TokenUsage { Input = 300, Output = 60 }, result.Tokens);
    }

    [Theory]
    [InlineData("o3-mini", false, "may think")]
    [InlineData("openai/gpt-5-mini", false, "may think")]
    [InlineData("house-model", false, "the tokenizer of 'house-model' is not known")]
    [InlineData("gpt-4o", true, "how many tokens a DataContent takes is not known")]
    public async Task What_the_text_does_not_tell_stays_unknown(string model, bool image, string why)
    {
        AIContent content = image ? new DataContent(new byte[] { 1 }, "image/png") : new TextContent(Question);
        var result = await RunAsync(Silent(model), Asking(content), false);

        Assert.Equal(3, result.ModelCallsWithoutUsage);
        Assert.Contains(why, result.UnknownCostReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_of_several_calls_is_not_taken_for_one()
    {
        using var loop = new ScriptedChatClient(_ => Loop());
        var result = await RunAsync(loop, Asking(new TextContent(Question)), false);

        Assert.Contains("place .Measured() innermost", result.UnknownCostReason, StringComparison.Ordinal);

        static async IAsyncEnumerable<ChatResponseUpdate> Loop()
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new FunctionCallContent("1", "look_up")]) { ModelId = "gpt-4o" };
            yield return new ChatResponseUpdate(ChatRole.Tool, [new FunctionResultContent("1", "a reservation")]);
            yield return new ChatResponseUpdate(ChatRole.Assistant, "once") { ModelId = "gpt-4o" };
        }
    }

    [Fact]
    public void A_client_that_is_measured_already_learns_to_estimate_once()
    {
        using var estimating = Silent("gpt-4o").Measured().Measured(estimateMissing: true);

        Assert.Same(estimating, estimating.Measured(estimateMissing: true));
        Assert.Same(estimating, estimating.Measured());
    }

    private static ScriptedChatClient Silent(string model) => new(_ => Updates(model));

    private static async IAsyncEnumerable<ChatResponseUpdate> Updates(string model)
    {
        await Task.Yield();
        foreach (var part in Answer)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, part) { ModelId = model };
        }
    }

    /// <summary>A message that can be read once, as the agent's own sequence may be.</summary>
    private static Func<IEnumerable<ChatMessage>> Asking(AIContent content)
    {
        return () => Once(content);

        static IEnumerable<ChatMessage> Once(AIContent content)
        {
            var read = false;
            return Enumerable.Range(0, 1).Select(_ => read ? throw new InvalidOperationException("read twice") : (read = true, new ChatMessage(ChatRole.User, [content])).Item2);
        }
    }

    private static Task<PerformanceResult> RunAsync(IChatClient client, Func<IEnumerable<ChatMessage>> asking, bool streamed, params Objective[] objectives) =>
        RunAsync(client, asking, streamed, options: null, objectives);

    private static async Task<PerformanceResult> RunAsync(
        IChatClient client, Func<IEnumerable<ChatMessage>> asking, bool streamed, ChatOptions? options, params Objective[] objectives)
    {
        using var measured = client.Measured(estimateMissing: true);
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "estimate", Iterations = 3, Warmup = 0, Objectives = objectives }, async token =>
        {
            if (!streamed)
            {
                await measured.GetResponseAsync(asking(), options, token);
                return;
            }

            await foreach (var _ in measured.GetStreamingResponseAsync(asking(), options, token))
            {
            }
        });
        Assert.True(result.Errors.Count == 0, result.Errors.FirstOrDefault()?.ToString());
        return result;
    }
}
