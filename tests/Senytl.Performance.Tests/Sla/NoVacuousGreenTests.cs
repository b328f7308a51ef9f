using Senytl.Testing;

namespace Senytl.Performance.Tests.Sla;

/// <summary>What proves nothing must not be green, and must say why.</summary>
public sealed class NoVacuousGreenTests
{
    private static readonly Objective Fast = Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, seconds: 60);

    [Fact]
    public async Task All_requests_failing() =>
        Fails(await RunAsync(100, _ => throw new InvalidOperationException("down"), Fast), "no request succeeded (100 attempted)");

    [Fact]
    public async Task Zero_iterations()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "none" }, _ => Task.CompletedTask, cancelled.Token);

        Assert.Equal(0, result.Requests);
        Fails(result, "aborted");
        Fails(Metrics(), "zero iterations");

        static PerformanceResult Metrics()
        {
            using var session = Performance.Metrics.Start();
            return session.Result;
        }
    }

    [Fact]
    public async Task A_time_to_first_token_without_streaming() =>
        Fails(
            await RunAsync(100, _ => Task.CompletedTask, Objectives.Duration(DurationMetric.TimeToFirstToken, Percentile.Average, 1)),
            "nothing was streamed");

    [Fact]
    public async Task Tokens_without_a_model_call() =>
        Fails(await RunAsync(100, _ => Task.CompletedTask, Objectives.Tokens(TokenKind.Total, perRequest: true, 100)), "no model call was recorded");

    [Fact]
    public async Task Cost_without_a_model_call() =>
        Fails(await RunAsync(100, _ => Task.CompletedTask, Objectives.Cents(perRequest: true, 1)), "no model call was recorded");

    [Fact]
    public async Task One_failed_request_without_an_error_objective()
    {
        var n = 0;
        Fails(
            await RunAsync(100, _ => n++ == 50 ? throw new FormatException("bad answer") : Task.CompletedTask, Fast),
            "FormatException: bad answer");
    }

    [Fact]
    public async Task One_failed_assertion_even_where_errors_are_allowed()
    {
        var n = 0;
        Fails(
            await RunAsync(
                100,
                _ =>
                {
                    Assert.NotEqual(50, n++);
                    return Task.CompletedTask;
                },
                Fast,
                Objectives.ErrorRate(0.5)),
            "an assertion in the body failed in 1 of 100 requests");
    }

    [Fact]
    public async Task A_latency_when_more_than_half_fails()
    {
        var n = 0;
        Fails(
            await RunAsync(100, _ => n++ % 3 != 0 ? throw new FormatException() : Task.CompletedTask, Fast, Objectives.ErrorRate(1)),
            "proves nothing when more than half fail");
    }

    [Fact]
    public async Task A_throughput_of_failures() =>
        Fails(
            await RunAsync(100, _ => throw new FormatException("x"), Objectives.Throughput(0.001), Objectives.ErrorRate(1)),
            "only successes count: 0 of 100 attempts");

    [Fact]
    public async Task A_latency_broken_only_in_p99()
    {
        var clock = new ManualClock();
        var options = new BenchmarkOptions
        {
            Name = "two slow ones",
            Iterations = 100,
            Warmup = 0,
            TimeProvider = clock,
            Objectives =
            [
                Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, seconds: 0.1),
                Objectives.Duration(DurationMetric.ResponseTime, Percentile.P99, seconds: 0.1),
            ],
        };
        var n = 0;

        var result = await Benchmark.RunAsync(options, () => clock.Advance(TimeSpan.FromMilliseconds(n++ % 50 == 25 ? 120 : 1)));

        Assert.Equal(Verdict.Failed, result.Objectives[1].Verdict);
        Assert.NotEqual(Verdict.Failed, result.Objectives[0].Verdict);
        Assert.Equal(2, result.Objectives[1].Over);
    }

    private static Task<PerformanceResult> RunAsync(int iterations, Func<CancellationToken, Task> body, params Objective[] objectives) =>
        Benchmark.RunAsync(new BenchmarkOptions { Name = "vacuous", Iterations = iterations, Warmup = 0, Objectives = objectives }, body);

    private static void Fails(PerformanceResult result, string cause) =>
        Assert.Contains(cause, Assert.Throws<SlaViolationException>(() => result.ThrowIfFailed()).Message, StringComparison.Ordinal);
}
