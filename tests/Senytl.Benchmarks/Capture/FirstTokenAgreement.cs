using System.Diagnostics;
using Senytl.ModelServer;
using Senytl.Performance;
using Server = Senytl.ModelServer.ModelServer;

namespace Senytl.Benchmarks.Capture;

/// <summary>
/// The time to first token that a run reports, beside what the server logged of the same request: arrival to the hand-over of the
/// first content. The difference holds sending the request, the loopback, and the reading of the chunk.
/// </summary>
internal static class FirstTokenAgreement
{
    private const int Warmup = 30;
    private const int Calls = 300;

    public static async Task MeasureAsync(Figures figures)
    {
        await using var server = await Server.StartAsync(new ModelServerOptions
        {
            TimeToFirstToken = LatencyDistribution.Constant(TimeSpan.FromMilliseconds(8)),
            InterTokenGap = LatencyDistribution.Constant(TimeSpan.FromMilliseconds(1)),
            AnswerTokens = 8,
        });
        using var http = MeasuringHandler.CreateClient();
        http.BaseAddress = server.BaseAddress;

        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "ttft", Iterations = Calls, Warmup = Warmup }, async token =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "v1/chat/completions") { Content = ChatBody.Streamed() };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
            await response.Content.CopyToAsync(Stream.Null, token);
        });

        var truth = server.Requests.Skip(Warmup).Select(request => Stopwatch.GetElapsedTime(request.ArrivedTimestamp, request.FirstContentTimestamp!.Value));
        var differences = result.Samples.Zip(truth, (sample, logged) => Math.Abs((sample.TimeToFirstToken!.Value - logged).TotalMilliseconds)).Order().ToArray();
        figures.Print("ttft_samples", differences.Length, "requests");
        figures.Print("ttft_disagreement_p50_ms", differences[differences.Length / 2], "ms");
        figures.Print("ttft_disagreement_ms", differences[(int)Math.Ceiling(differences.Length * 0.95) - 1], "ms");
    }
}
