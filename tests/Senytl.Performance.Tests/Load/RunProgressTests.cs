using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

public sealed class RunProgressTests
{
    [Fact]
    public async Task An_open_load_tells_what_is_in_flight() => Assert.Equal(
        "   12 s  1,234 in flight  2 requests  3,000.5/s  p50 10 ms  p95 30 ms  0 errors  no cost",
        Line(await Runs.OfAsync(10, 30), inFlight: 1234, users: null, perSecond: 3000.5));

    [Fact]
    public async Task A_closed_load_tells_its_users() => Assert.Equal(
        "   12 s  50 users  2 requests  7/s  p50 10 ms  p95 30 ms  0 errors  no cost",
        Line(await Runs.OfAsync(10, 30), inFlight: 49, users: 50, perSecond: 7));

    [Fact]
    public async Task Errors_are_counted() => Assert.EndsWith(
        "3 errors  no cost",
        Line(await Runs.OfAsync(4, (index, _) => index < 3 ? throw new HttpRequestException("no") : Task.CompletedTask)),
        StringComparison.Ordinal);

    [Fact]
    public async Task What_was_spent_is_in_dollars() => Assert.EndsWith(
        "0 errors  $0.06", Line(await Runs.OfAsync(2, (_, _) => Called(costUsd: 0.03m))), StringComparison.Ordinal);

    [Fact]
    public async Task A_cost_that_is_unknown_is_not_told_as_none() => Assert.EndsWith(
        "0 errors  cost unknown", Line(await Runs.OfAsync(2, (_, _) => Called(costUsd: null))), StringComparison.Ordinal);

    [Fact]
    public async Task While_it_warms_up_only_that_is_told()
    {
        var lines = new List<string>();
        var clock = new ManualClock();
        var options = new BenchmarkOptions
        {
            Name = "warm",
            Warmup = 2000,
            Iterations = 1,
            AutoBatch = false,
            TimeProvider = clock,
            Progress = new Lines(lines),
        };

        await Benchmark.RunAsync(options, _ =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            return Task.CompletedTask;
        });

        Assert.Equal("    1 s  1 user  warm-up, 999 requests", lines[0]);
    }

    [Fact]
    public void A_short_body_tells_its_calls_and_not_the_time_of_a_batch_as_that_of_a_request()
    {
        var batches = PerformanceResult.FromBatches("short", "by hand", [new(250_000, 7.25), new(250_000, 7.5), new(250_000, 8)]);

        Assert.Equal(
            "   12 s  1 user  3 batches of 250,000 calls  25,000,000 calls/s  p50 7.5 ns  p95 8 ns per call  0 errors  no cost",
            Line(batches, users: 1, perSecond: 100));
    }

    private static string Line(PerformanceResult soFar, long inFlight = 1, long? users = 1, double perSecond = 1) => new RunProgress
    {
        Elapsed = TimeSpan.FromSeconds(12),
        InFlight = inFlight,
        Users = users,
        RequestsPerSecond = perSecond,
        SoFar = soFar,
    }.ToString();

    private static Task Called(decimal? costUsd)
    {
        Metrics.Record(TimeSpan.FromMilliseconds(1), new TokenUsage { Input = 1 }, costUsd: costUsd);
        return Task.CompletedTask;
    }

    private sealed class Lines(List<string> lines) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => lines.Add(value.ToString());
    }
}
