using System.Diagnostics;
using Senytl.ModelServer;
using Senytl.Performance;
using Senytl.Performance.Tests.Llm.Capture;
using Server = Senytl.ModelServer.ModelServer;

namespace Senytl.Benchmarks.Capture;

/// <summary>
/// The time to first token that a run reports, beside what the server logged of the same request: arrival to the hand-over of the
/// first content. The difference holds sending the request, the loopback, and the reading of the chunk; seen by the decorator, also
/// what the SDK does with it. OpenAI's SDK, Anthropic's and a raw HttpClient, each seen by decorator, by handler, by telemetry and by all at once.
/// </summary>
internal static class FirstTokenAgreement
{
    private const int Warmup = 40;
    private const int Calls = 200;

    public static async Task MeasureAsync(Figures figures)
    {
        var worst = 0.0;
        foreach (var agent in Enum.GetValues<Agent>())
        {
            foreach (var witnesses in new[] { Witnesses.Decorator, Witnesses.Handler, Witnesses.Telemetry, Witnesses.All })
            {
                var differences = await DifferencesAsync(agent, witnesses);
                var p95 = differences[(int)Math.Ceiling(differences.Length * 0.95) - 1];
                var name = $"{agent}_{witnesses}".ToLowerInvariant();
                figures.Print($"ttft_disagreement_{name}_p50_ms", differences[differences.Length / 2], "ms");
                figures.Print($"ttft_disagreement_{name}_ms", p95, "ms (p95)");
                worst = Math.Max(worst, p95);
            }
        }

        figures.Print("ttft_disagreement_ms", worst, "ms (p95, worst of all)");
    }

    /// <returns>Milliseconds between the two, ascending.</returns>
    private static async Task<double[]> DifferencesAsync(Agent agent, Witnesses witnesses)
    {
        await using var server = await Server.StartAsync(new ModelServerOptions
        {
            TimeToFirstToken = LatencyDistribution.Constant(TimeSpan.FromMilliseconds(8)),
            InterTokenGap = LatencyDistribution.Constant(TimeSpan.FromMilliseconds(1)),
            AnswerTokens = 8,
        });
        using var client = Agents.Create(agent, server, witnesses);
        using var telemetry = witnesses.HasFlag(Witnesses.Telemetry) ? GenAiTelemetry.Capture() : null;
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "ttft", Iterations = Calls, Warmup = Warmup },
            token => Agents.CallAsync(client, streamed: true, token));

        var truth = server.Requests.Skip(Warmup).Select(request => Stopwatch.GetElapsedTime(request.ArrivedTimestamp, request.FirstContentTimestamp!.Value));
        return [.. result.Samples.Zip(truth, (sample, logged) => Math.Abs((sample.TimeToFirstToken!.Value - logged).TotalMilliseconds)).Order()];
    }
}
