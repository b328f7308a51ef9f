using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Senytl.Performance.Tests.Llm.Capture.Telemetry;

/// <summary>Which metrics are of a call that was seen better, and which are the only trace of one.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class MetricMatchTests
{
    private static readonly ActivitySource Framework = new("Tests.Match");
    private static readonly Meter Meter = new("Tests.Match");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("gen_ai.client.operation.duration");
    private static readonly Histogram<long> Tokens = Meter.CreateHistogram<long>("gen_ai.client.token.usage");

    [Theory]
    [InlineData("gen_ai.request.model", "gpt-4o", "chat", 1)]
    [InlineData("gen_ai.request.model", "my-deployment", "chat", 1)]
    [InlineData("gen_ai.response.model", "gpt-4o", "chat", 1)]
    [InlineData("gen_ai.response.model", "openai/gpt-4o", "generate_content", 1)]
    [InlineData("gen_ai.response.model", "gpt-4o-mini", "chat", 2)]
    [InlineData("gen_ai.request.model", "text-embedding-3-small", "embeddings", 2)]
    public async Task A_metric_of_a_call_that_was_seen_under_another_form_of_its_name_counts_once(string tag, string model, string operation, long calls)
    {
        var result = await RunAsync(() =>
        {
            using (var span = Framework.StartActivity("chat gpt-4o"))
            {
                span!.SetTag("gen_ai.response.model", "gpt-4o-2024-08-06").SetTag("gen_ai.usage.input_tokens", 10).SetTag("gen_ai.usage.output_tokens", 2);
            }

            Measure(operation, new(tag, model));
        });

        Assert.Equal((4 * calls, 0L, 4 * calls * 12), (result.ModelCalls, result.ModelCallsWithoutUsage, result.Tokens!.Total));
    }

    [Fact]
    public async Task A_metric_of_a_failed_call_that_named_no_model_counts_once()
    {
        var result = await RunAsync(() =>
        {
            using (var span = Framework.StartActivity("chat"))
            {
                span!.SetStatus(ActivityStatusCode.Error);
            }

            Duration.Record(0.5, new("gen_ai.operation.name", "chat"), new("gen_ai.request.model", "gpt-4o"), new("error.type", "500"));
        });

        Assert.Equal((4L, 0L), (result.ModelCalls, result.ModelCallsWithoutUsage));
    }

    [Fact]
    public async Task One_side_of_the_tokens_is_no_usage()
    {
        var result = await RunAsync(() =>
        {
            Tokens.Record(10, new("gen_ai.operation.name", "chat"), new("gen_ai.response.model", "gpt-4o"), new("gen_ai.token.type", "input"));
            Duration.Record(0.5, new("gen_ai.operation.name", "chat"), new("gen_ai.response.model", "gpt-4o"));
        });

        Assert.Equal((4L, 4L), (result.ModelCalls, result.ModelCallsWithoutUsage));
    }

    [Fact]
    public async Task A_request_with_more_calls_than_are_kept_has_no_known_count()
    {
        var result = await RunAsync(() =>
        {
            for (var call = 0; call < 17_000; call++)
            {
                Measure("chat", new("gen_ai.response.model", "gpt-4o"));
            }
        });

        Assert.Equal((4 * 16_385L, 4L), (result.ModelCalls, result.ModelCallsWithoutUsage));
    }

    private static void Measure(string operation, KeyValuePair<string, object?> model)
    {
        var tags = new TagList { { "gen_ai.operation.name", operation }, model };
        Tokens.Record(10, [.. tags, new("gen_ai.token.type", "input")]);
        Tokens.Record(2, [.. tags, new("gen_ai.token.type", "output")]);
        Duration.Record(0.5, tags);
    }

    private static async Task<PerformanceResult> RunAsync(Action body)
    {
        using var telemetry = GenAiTelemetry.Capture();
        return await Benchmark.RunAsync(new BenchmarkOptions { Name = "match", Iterations = 4, Warmup = 0 }, _ =>
        {
            body();
            return Task.CompletedTask;
        });
    }
}
