using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Tests.Llm.Capture.Telemetry;

[Collection(TelemetryCollection.Name)]
public sealed class GenAiTelemetryTests
{
    private static readonly ActivitySource Framework = new("Tests.Framework");
    private static readonly ActivitySource OpenAI = new("OpenAI.ChatClient");
    private static readonly Meter Meter = new("Tests.Framework");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("gen_ai.client.operation.duration");
    private static readonly Histogram<long> Tokens = Meter.CreateHistogram<long>("gen_ai.client.token.usage");

    [Fact]
    public async Task Of_nested_spans_of_one_call_one_counts_and_agents_and_tools_are_no_calls()
    {
        var result = await RunAsync(() =>
        {
            using var agent = Framework.StartActivity("invoke_agent helper");
            agent?.SetTag("gen_ai.usage.input_tokens", 999);
            using (Framework.StartActivity("execute_tool look_up"))
            {
            }

            using var outer = Tell(Framework.StartActivity("chat gpt-4o"), 10, 2);
            using var inner = Tell(Framework.StartActivity("chat gpt-4o"), 10, 2);
        });

        Assert.Equal((4L, 4 * 12L), (result.ModelCalls, result.Tokens!.Total));
    }

    [Fact]
    public async Task Embeddings_within_a_chat_are_calls_of_their_own_and_leave_its_tokens_alone()
    {
        using var client = new ScriptedChatClient(_ => Search()).Measured();
        using var telemetry = GenAiTelemetry.Capture();

        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "search", Iterations = 4, Warmup = 0 },
            async token =>
            {
                await client.GetResponseAsync("?", cancellationToken: token);
                await client.GetResponseAsync("and?", cancellationToken: token);
            });

        Assert.Equal((16L, 8 * 1050L, 8 * 7L), (result.ModelCalls, result.Models["gpt-4o"].Usage!.Total, result.Models["text-embedding-3-small"].Usage!.Total));
        Assert.All(result.Samples, sample => Assert.Equal([1057L, 1057L], sample.Conversation!.TokensPerTurn));

        static async IAsyncEnumerable<ChatResponseUpdate> Search()
        {
            await Task.Yield();
            Framework.StartActivity("embeddings")?.SetTag("gen_ai.response.model", "text-embedding-3-small").SetTag("gen_ai.usage.input_tokens", 7).Dispose();
            yield return new ChatResponseUpdate(
                ChatRole.Assistant, [new TextContent("done"), new UsageContent(new UsageDetails { InputTokenCount = 1000, OutputTokenCount = 50 })])
            {
                ModelId = "gpt-4o",
            };
        }
    }

    [Fact]
    public async Task Spans_one_after_the_other_are_calls_of_their_own_also_in_parallel()
    {
        var result = await RunAsync(async () =>
        {
            Chat(10, 2);
            Chat(20, 2);
            await Task.WhenAll(Task.Run(() => Chat(30, 2)), Task.Run(() => Chat(40, 2)));
        });

        Assert.Equal((16L, 4 * 108L), (result.ModelCalls, result.Tokens!.Total));
    }

    [Fact]
    public async Task A_decorator_around_a_loop_of_calls_gives_way_to_them()
    {
        using var client = new ScriptedChatClient(_ => Loop()).Measured();
        using var telemetry = GenAiTelemetry.Capture();

        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "loop", Iterations = 4, Warmup = 0 }, token => client.GetResponseAsync("?", cancellationToken: token));

        Assert.Equal((8L, 4 * 34L), (result.ModelCalls, result.Tokens!.Total));

        static async IAsyncEnumerable<ChatResponseUpdate> Loop()
        {
            await Task.Yield();
            Chat(10, 2);
            Chat(20, 2);
            yield return new ChatResponseUpdate(
                ChatRole.Assistant, [new TextContent("done"), new UsageContent(new UsageDetails { InputTokenCount = 30, OutputTokenCount = 4 })])
            {
                ModelId = "gpt-4o",
            };
        }
    }

    [Fact]
    public async Task A_span_with_an_error_is_a_failed_call()
    {
        var result = await RunAsync(() =>
        {
            using var span = Framework.StartActivity("chat gpt-4o");
            span?.SetStatus(ActivityStatusCode.Error);
        });

        Assert.Equal((4L, 0L, 4L), (result.ModelCalls, result.ModelCallsWithoutUsage, result.Models.Values.Single().Failed));
    }

    [Fact]
    public async Task Spans_of_the_OpenAI_SDK_without_cached_tokens_have_tokens_and_no_cost()
    {
        var result = await RunAsync(() => Tell(OpenAI.StartActivity("chat gpt-4o"), 10, 2)?.Dispose());

        Assert.Equal(48, result.Tokens!.Total);
        Assert.Null(result.CostUsd);
        Assert.Contains("OTEL_SEMCONV_STABILITY_OPT_IN", result.UnknownCostReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_alone_make_calls_without_a_cost()
    {
        var result = await RunAsync(() => Measure("gpt-4o"));

        Assert.Equal((4L, 48L), (result.ModelCalls, result.Tokens!.Total));
        Assert.Contains("metrics do not tell cached tokens", result.UnknownCostReason, StringComparison.Ordinal);
        Assert.InRange(result.Models["gpt-4o"].Latency.Average.TotalSeconds, 0.4999, 0.5001);
    }

    [Fact]
    public async Task Metrics_of_a_call_that_a_span_told_of_do_not_count_within_it_or_after_it()
    {
        var result = await RunAsync(() =>
        {
            using (Tell(Framework.StartActivity("chat gpt-4o"), 10, 2))
            {
                Measure("gpt-4o");
            }

            Measure("gpt-4o");
            Measure("another-model");
        });

        Assert.Equal((8L, 96L), (result.ModelCalls, result.Tokens!.Total));
    }

    [Fact]
    public async Task When_the_last_capture_ends_nothing_listens_any_more()
    {
        GenAiTelemetry.Capture().Dispose();

        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "off", Iterations = 2, Warmup = 0 }, _ =>
        {
            Chat(10, 2);
            return Task.CompletedTask;
        });

        Assert.Equal(0, result.ModelCalls);
    }

    private static void Chat(int input, int output) => Tell(Framework.StartActivity("chat gpt-4o"), input, output)?.Dispose();

    private static Activity? Tell(Activity? span, int input, int output) => span?
        .SetTag("gen_ai.response.model", "gpt-4o")
        .SetTag("gen_ai.usage.input_tokens", input)
        .SetTag("gen_ai.usage.output_tokens", output);

    private static void Measure(string model)
    {
        var tags = new TagList { { "gen_ai.operation.name", "chat" }, { "gen_ai.response.model", model } };
        Tokens.Record(10, [.. tags, new("gen_ai.token.type", "input")]);
        Tokens.Record(2, [.. tags, new("gen_ai.token.type", "output")]);
        Duration.Record(0.5, tags);
    }

    private static Task<PerformanceResult> RunAsync(Action body) => RunAsync(() =>
    {
        body();
        return Task.CompletedTask;
    });

    private static async Task<PerformanceResult> RunAsync(Func<Task> body)
    {
        using var telemetry = GenAiTelemetry.Capture();
        using var twice = GenAiTelemetry.Capture();
        return await Benchmark.RunAsync(new BenchmarkOptions { Name = "telemetry", Iterations = 4, Warmup = 0 }, _ => body());
    }
}
