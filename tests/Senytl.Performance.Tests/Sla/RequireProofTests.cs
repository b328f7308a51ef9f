using Senytl.Performance.Adapters;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Sla;

/// <summary>Limits asked for outside of a run, within so far and not proven. Alone, since it sets a variable of the process.</summary>
[Collection(nameof(RequireProofTests))]
public sealed class RequireProofTests : IDisposable
{
    private readonly string? before = Environment.GetEnvironmentVariable(PerformanceEnvironment.RequireProofVariable);

    public void Dispose() => Environment.SetEnvironmentVariable(PerformanceEnvironment.RequireProofVariable, before);

    [Fact]
    public void What_is_not_proven_passes_and_stands_in_the_report_of_the_session()
    {
        Environment.SetEnvironmentVariable(PerformanceEnvironment.RequireProofVariable, null);
        using var metrics = Started();

        Performance.Sla.P95LatencyUnder(seconds: 2);

        Assert.Equal(Verdict.Inconclusive, metrics.Result.Verdict);
        Assert.Contains("INCONCLUSIVE  p95 latency", metrics.Result.ToReport(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_fails_where_the_environment_asks_for_proof()
    {
        Environment.SetEnvironmentVariable(PerformanceEnvironment.RequireProofVariable, "1");
        using var metrics = Started();

        var error = Assert.Throws<SlaViolationException>(() => Performance.Sla.P95LatencyUnder(seconds: 2));

        Assert.Equal(Verdict.Inconclusive, Assert.Single(error.Broken).Verdict);
        Assert.Contains("needs 58 more under the limit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_several_results_fails_there_too()
    {
        Environment.SetEnvironmentVariable(PerformanceEnvironment.RequireProofVariable, null);
        var unproven = await Runs.OfAsync([10], Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 2));

        PerformanceResult.ThrowIfAnyFailed([unproven]);
        Environment.SetEnvironmentVariable(PerformanceEnvironment.RequireProofVariable, "true");

        Assert.Throws<SlaViolationException>(() => PerformanceResult.ThrowIfAnyFailed([unproven]));
    }

    [Fact]
    public void It_fails_where_the_caller_asks_for_proof()
    {
        Environment.SetEnvironmentVariable(PerformanceEnvironment.RequireProofVariable, null);
        using var metrics = Started();
        var limit = Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 2);

        metrics.Result.Require(limit);

        Assert.Throws<SlaViolationException>(() => metrics.Result.Require(limit, requireProof: true));
    }

    private static MetricsSession Started()
    {
        var metrics = Metrics.Start("by hand");
        Metrics.Record(TimeSpan.FromSeconds(1));
        return metrics;
    }
}

[CollectionDefinition(nameof(RequireProofTests), DisableParallelization = true)]
public static class AloneForItsEnvironment;
