using System.Diagnostics;

namespace Senytl.Performance.Tests.Llm.Capture.Telemetry;

/// <summary>Spans as older and careless libraries write them.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class SpanShapeTests
{
    private static readonly ActivitySource Framework = new("Tests.Shapes");

    public static TheoryData<object> UnusableCounts => [double.NaN, double.PositiveInfinity, 1e300, 0.5, ulong.MaxValue, decimal.MaxValue, DateTime.UnixEpoch, true, "12", -1, long.MaxValue];

    [Theory]
    [InlineData("chat.completions", "gen_ai.response.prompt_tokens", "gen_ai.response.completion_tokens")]
    [InlineData("text.completions", "gen_ai.usage.prompt_tokens", "gen_ai.usage.completion_tokens")]
    [InlineData("chat", "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens")]
    public async Task Names_of_older_conventions_are_read(string operation, string input, string output)
    {
        var result = await RunAsync($"{operation} gpt-4o", (input, 10), (output, 2));

        Assert.Equal((4L, 0L, 48L), (result.ModelCalls, result.ModelCallsWithoutUsage, result.Tokens!.Total));
        Assert.Equal(4 * ((10 * 2.5m) + (2 * 10m)) / 1_000_000, result.CostUsd);
    }

    [Theory]
    [MemberData(nameof(UnusableCounts))]
    public async Task A_count_that_is_none_makes_a_call_without_usage_and_harms_nobody(object count)
    {
        var result = await RunAsync("chat gpt-4o", ("gen_ai.usage.input_tokens", count), ("gen_ai.usage.output_tokens", 2));

        Assert.Equal((4L, 4L), (result.Succeeded, result.ModelCallsWithoutUsage));
        Assert.Null(result.CostUsd);
    }

    [Fact]
    public async Task Cache_writes_of_an_hour_are_told_from_those_of_five_minutes()
    {
        var result = await RunAsync("chat claude-sonnet-4-5",
            ("gen_ai.provider.name", "anthropic"), ("gen_ai.usage.input_tokens", 1000), ("gen_ai.usage.output_tokens", 0),
            ("gen_ai.usage.cache_write.input_tokens", 900), ("anthropic.usage.cache_creation.ephemeral_1h_input_tokens", 600));

        Assert.Equal((300L * 4, 600L * 4), (result.Tokens!.CacheWrite5m, result.Tokens.CacheWrite1h));
    }

    [Fact]
    public async Task A_streamed_answer_that_lacks_its_end_was_cut_short()
    {
        var result = await RunAsync("chat claude-sonnet-4-5",
            ("gen_ai.request.stream", true), ("gen_ai.response.model", "claude-sonnet-4-5"), ("gen_ai.usage.input_tokens", 1000));

        Assert.Equal((4L, 4L), (result.ModelCallsWithoutUsage, result.Models.Values.Single().Failed));
        Assert.Contains("cut short", result.UnknownCostReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System.Threading.Tasks.TaskCanceledException", 4)]
    [InlineData("timeout", 4)]
    [InlineData("429", 0)]
    public async Task A_call_that_was_given_up_is_billed_and_one_that_was_refused_is_not(string error, long unknown)
    {
        var result = await RunAsync("chat gpt-4o", ("error.type", error));

        Assert.Equal((4L, unknown, 4L), (result.ModelCalls, result.ModelCallsWithoutUsage, result.Models.Values.Single().Failed));
    }

    private static async Task<PerformanceResult> RunAsync(string name, params (string Name, object Value)[] tags)
    {
        using var telemetry = GenAiTelemetry.Capture();
        return await Benchmark.RunAsync(new BenchmarkOptions { Name = "shapes", Iterations = 4, Warmup = 0 }, _ =>
        {
            using var span = Framework.StartActivity(name);
            span!.SetTag("gen_ai.request.model", name.Split(' ')[1]);
            foreach (var tag in tags)
            {
                span.SetTag(tag.Name, tag.Value);
            }

            return Task.CompletedTask;
        });
    }
}
