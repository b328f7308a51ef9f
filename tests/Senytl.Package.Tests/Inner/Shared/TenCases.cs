using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.AI;
using Senytl.Performance;

namespace Inner;

/// <summary>Ten ways in which a run proves nothing or breaks its SLA: each must fail, and name the cause.</summary>
public class TenCases
{
    private static readonly UsageDetails Usage = new() { InputTokenCount = 100, OutputTokenCount = 20, TotalTokenCount = 120 };
    private static readonly HttpClient Http = new();
    private static readonly int ClosedPort = FindClosedPort();

    [LoadTest(ConcurrentUsers = 2, IterationsPerUser = 3)]
    [Sla(P95LatencySeconds = 20)]
    public Task Target_down(CancellationToken ct) => Http.GetStringAsync(new Uri($"http://127.0.0.1:{ClosedPort}/"), ct);

    [Benchmark(Iterations = 5)]
    [Sla(AverageLatencySeconds = 20)]
    public void All_requests_failing() => throw new InvalidOperationException("the agent lost its memory");

    [Benchmark(Iterations = 0)]
    [Sla(AverageLatencySeconds = 20)]
    public void Zero_iterations()
    {
    }

    [Benchmark(Iterations = 3)]
    [Sla(AverageTimeToFirstTokenSeconds = 20)]
    public Task Streamed_sla_without_streaming() => AskAsync("gpt-4o-mini", Usage);

    [Benchmark(Iterations = 3)]
    [Sla(MaxTokensPerRequest = 100_000)]
    public Task Token_sla_without_usage() => AskAsync("gpt-4o-mini", usage: null);

    [Benchmark(Iterations = 3)]
    [Sla(MaxCostCentsPerRequest = 100_000)]
    public Task Cost_sla_with_unknown_model() => AskAsync("no-such-model-7", Usage);

    [Benchmark(Iterations = 200, Warmup = 0)]
    [Sla(AverageLatencySeconds = 1, P50LatencySeconds = 1, P95LatencySeconds = 1, P99LatencySeconds = 1)]
    public void Broken_only_in_p99(VirtualUser user) =>
        Metrics.Record(TimeSpan.FromSeconds(user.Iteration % 50 == 7 ? 3 : 0.1));

    [Benchmark(Iterations = 100)]
    public void Assertion_fails_in_1_of_100(VirtualUser user) => Check.That(user.Iteration != 42);

    [LoadTest(ConcurrentUsers = 2, IterationsPerUser = 50)]
    [Sla(MinThroughputPerSecond = 1, MaxErrorRate = 1)]
    public void Throughput_only_from_failures() => throw new InvalidOperationException("refused");

#if NUNIT
    [LoadTest(ConcurrentUsers = 2, DurationSeconds = 600)]
    [NUnit.Framework.CancelAfter(500)]
#else
    [LoadTest(ConcurrentUsers = 2, DurationSeconds = 600, Timeout = 500)]
#endif
    [Sla(P95LatencySeconds = 20)]
    public Task Cancelled_run(CancellationToken ct) => Task.Delay(20, ct);

    /// <summary>Latencies of 0.1 to 2 s: p95 is 1.9 s, and 15 of 20 are over the limit.</summary>
    [Benchmark(Iterations = 20, Warmup = 0)]
    [Sla(P95LatencySeconds = 0.5)]
    public void Slow_answers(VirtualUser user) => Metrics.Record(TimeSpan.FromSeconds(0.1 * (user.Iteration + 1)));

    private static Task AskAsync(string model, UsageDetails? usage) =>
        new FakeChatClient(model, usage).Measured().GetResponseAsync("Where is my order?");

    private static int FindClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
