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
        using (var provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(SenytlTelemetry.MeterName)
            .AddReader(new BaseExportingMetricReader(exported))
            .Build())
        {
            using var client = ScriptedChatClient.Answering("export-model", 100, 20, "he", "llo").Measured();
            await Benchmark.RunAsync(
                new BenchmarkOptions
                {
                    Name = "exported",
                    Iterations = 7,
                    Warmup = 2,
                    Prices = PriceCatalogue.Default.With("export-model", PriceCatalogue.Default.Resolve("gpt-4-turbo")!.Price),
                },
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

        public double Sum(string name, string about) => points.Last(point => point.Name == name && point.Tags.ContainsValue(about)).Sum;
    }
}
