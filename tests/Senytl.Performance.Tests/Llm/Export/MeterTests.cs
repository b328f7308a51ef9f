using System.Diagnostics;
using Microsoft.Extensions.AI;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Senytl.Performance.Tests.Llm.Capture;

namespace Senytl.Performance.Tests.Llm.Export;

[Collection(TelemetryCollection.Name)]
public sealed class MeterTests
{
    [Fact]
    public async Task A_run_can_be_exported_with_its_own_figures_and_those_of_its_model_calls()
    {
        var exported = new Exported();
        using (var provider = Provider(exported))
        {
            using var client = ScriptedChatClient.Answering("export-model", 100, 20, "he", "llo").Measured();
            await Benchmark.RunAsync(
                Options("exported", iterations: 7, warmup: 2),
                async token =>
                {
                    await foreach (var _ in client.GetStreamingResponseAsync("?", cancellationToken: token))
                    {
                    }
                });
            provider.ForceFlush();
        }

        Assert.Equal((7, 700), exported.Histogram("gen_ai.client.token.usage", "export-model", "gen_ai.token.type", "input"));
        Assert.Equal((7, 140), exported.Histogram("gen_ai.client.token.usage", "export-model", "gen_ai.token.type", "output"));
        Assert.Equal(7, exported.Histogram("gen_ai.client.operation.duration", "export-model", "gen_ai.operation.name", "chat").Count);
        Assert.Equal(7, exported.Histogram("senytl.request.response_time", "exported", "senytl.outcome", "Ok").Count);
        Assert.Equal(7, exported.Histogram("senytl.request.time_to_first_token", "exported", "senytl.run", "exported").Count);
        Assert.Equal(7 * ((100 * 10) + (20 * 30)) / 1_000_000.0, exported.Sum("senytl.cost", "exported"), 9);
    }

    [Fact]
    public async Task Calls_that_ask_for_no_tool_are_a_loop_of_none_and_late_calls_cost_too()
    {
        var exported = new Exported();
        using (var provider = Provider(exported))
        {
            var release = new TaskCompletionSource();
            var late = Task.CompletedTask;
            using var client = new ScriptedChatClient(_ => Updates(release.Task)).Measured();
            var n = 0;
            await Benchmark.RunAsync(Options("late", iterations: 3), async token =>
            {
                if (n++ == 0)
                {
                    late = client.GetResponseAsync("?", cancellationToken: token);
                    return;
                }

                release.TrySetResult();
                await late;
                await client.GetResponseAsync("?", cancellationToken: token);
            });
            provider.ForceFlush();
        }

        Assert.Equal((2, 0), exported.Histogram("senytl.conversation.tool_loop", "late", "senytl.run", "late"));
        Assert.Equal(3 * ((100 * 10) + (20 * 30)) / 1_000_000.0, exported.Sum("senytl.cost", "late"), 9);

        static async IAsyncEnumerable<ChatResponseUpdate> Updates(Task release)
        {
            await release;
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 100, OutputTokenCount = 20 })]) { ModelId = "export-model" };
        }
    }

    [Fact]
    public async Task A_call_within_a_span_of_its_own_is_exported_by_whoever_made_the_span()
    {
        using var source = new ActivitySource("Tests.Export");
        using var listener = new ActivityListener { ShouldListenTo = one => one == source, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        var exported = new Exported();
        using (var provider = Provider(exported))
        {
            using var client = ScriptedChatClient.Answering("spanned-model", 100, 20, "hi").Measured();
            using var bare = ScriptedChatClient.Answering("bare-model", 100, 20, "hi").Measured();
            await Benchmark.RunAsync(Options("spanned", iterations: 3), async token =>
            {
                using (source.StartActivity("chat spanned-model"))
                using (source.StartActivity("something within"))
                {
                    await client.GetResponseAsync("?", cancellationToken: token);
                }

                await bare.GetResponseAsync("?", cancellationToken: token);
            });
            provider.ForceFlush();
        }

        Assert.Equal(3, exported.Histogram("gen_ai.client.operation.duration", "bare-model", "gen_ai.operation.name", "chat").Count);
        Assert.False(exported.Knows("spanned-model"));
    }

    private static MeterProvider Provider(Exported exported) =>
        Sdk.CreateMeterProviderBuilder().AddMeter(SenytlTelemetry.MeterName).AddReader(new BaseExportingMetricReader(exported)).Build();

    private static BenchmarkOptions Options(string name, int iterations, int warmup = 0) => new()
    {
        Name = name,
        Iterations = iterations,
        Warmup = warmup,
        Prices = PriceCatalogue.Default.With("export-model", PriceCatalogue.Default.Resolve("gpt-4-turbo")!.Price),
    };

    private sealed class Exported : BaseExporter<Metric>
    {
        private readonly List<(string Name, Dictionary<string, object?> Tags, long Count, double Sum)> points = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                foreach (ref readonly var point in metric.GetMetricPoints())
                {
                    var tags = new Dictionary<string, object?>();
                    foreach (var (key, value) in point.Tags)
                    {
                        tags[key] = value;
                    }

                    var isHistogram = metric.MetricType == MetricType.Histogram;
                    points.Add((metric.Name, tags, isHistogram ? point.GetHistogramCount() : 0, isHistogram ? point.GetHistogramSum() : point.GetSumDouble()));
                }
            }

            return ExportResult.Success;
        }

        public (long Count, double Sum) Histogram(string name, string about, string tag, string value) => points
            .Where(point => point.Name == name && point.Tags.ContainsValue(about) && Equals(point.Tags.GetValueOrDefault(tag), value))
            .Select(point => (point.Count, point.Sum))
            .DistinctBy(point => point.Count)
            .Last();

        public bool Knows(string about) => points.Exists(point => point.Tags.ContainsValue(about));

        public double Sum(string name, string about) => points.Last(point => point.Name == name && point.Tags.ContainsValue(about)).Sum;
    }
}
