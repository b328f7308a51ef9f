using Senytl.Performance.Adapters;

namespace Senytl.Performance.Tests.Adapters;

/// <summary>What a test that passes says of objectives that it has not proven.</summary>
public sealed class WarningTests
{
    private readonly List<string> warnings = [];

    [Fact]
    public async Task Each_objective_that_is_not_proven_is_told_in_a_line_with_what_is_missing()
    {
        var violation = await JudgeAsync(iterations: 20, requireProof: false);

        Assert.Null(violation);
        Assert.Equal(
            [
                "unproven: INCONCLUSIVE  p95 latency  ≤ 60 s  measured 1 s  n=20, 0 over  20 requests, 0 over; needs 39 more under the limit for 95 % confidence",
                "unproven: INCONCLUSIVE  p99 latency  ≤ 60 s  measured 1 s  n=20, 0 over  20 requests, 0 over; needs 279 more under the limit for 95 % confidence",
            ],
            warnings);
    }

    [Fact]
    public async Task A_test_that_needs_proof_fails_and_does_not_warn()
    {
        Assert.NotNull(await JudgeAsync(iterations: 20, requireProof: true));
        Assert.Empty(warnings);
    }

    [Fact]
    public async Task A_test_that_has_proven_all_does_not_warn()
    {
        Assert.Null(await JudgeAsync(iterations: 299, requireProof: true));
        Assert.Empty(warnings);
    }

    private async Task<SlaViolationException?> JudgeAsync(int iterations, bool requireProof)
    {
        var test = new PerformanceTest
        {
            Options = new BenchmarkOptions
            {
                Name = "unproven",
                Iterations = iterations,
                Warmup = 0,
                Objectives =
                [
                    Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, seconds: 60),
                    Objectives.Duration(DurationMetric.ResponseTime, Percentile.P99, seconds: 60),
                ],
            },
            Body = (_, _) =>
            {
                Metrics.Record(TimeSpan.FromSeconds(1));
                return default;
            },
            RequireProof = requireProof,
            Output = _ => { },
            Warn = warnings.Add,
        };
        return (await test.JudgeAsync(CancellationToken.None)).Violation;
    }
}
