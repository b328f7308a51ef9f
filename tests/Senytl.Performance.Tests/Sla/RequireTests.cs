using Senytl.Testing;

namespace Senytl.Performance.Tests.Sla;

public class RequireTests
{
    private static readonly Objective Lax = Objectives.Duration(DurationMetric.ResponseTime, Percentile.Max, seconds: 3600);

    [Fact]
    public async Task A_run_that_proves_nothing_meets_no_objective_and_none_is_named_as_broken()
    {
        var result = await Runs.OfAsync(100, (index, clock) =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.NotEqual(42, index);
            return Task.CompletedTask;
        });

        var error = Assert.Throws<SlaViolationException>(() => result.Require(Lax));

        Assert.Contains("an assertion in the body failed in 1 of 100 requests", error.Message);
        Assert.Empty(error.Broken);
    }

    [Fact]
    public async Task The_stack_trace_of_a_broken_limit_begins_where_it_was_asked_for()
    {
        var result = await Runs.OfAsync(10, 20);
        using var current = Metrics.Use(result);

        Action[] asked = [() => result.Require(Objectives.Throughput(1e9)), () => Performance.Sla.ThroughputAbove(1e9)];

        Assert.All(asked, ask => Assert.StartsWith(
            $"   at {typeof(RequireTests).FullName}.", Assert.Throws<SlaViolationException>(ask).StackTrace, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_body_a_result_that_is_made_the_current_one_is_judged_at_once_and_the_run_is_not()
    {
        var slow = await Runs.OfAsync(2_000);
        var thrown = 0;

        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "judging", Iterations = 3, Warmup = 0 }, _ =>
        {
            using var current = Metrics.Use(slow);
            thrown += Record.Exception(() => Performance.Sla.LatencyUnder(seconds: 1, Percentile.Max)) is SlaViolationException ? 1 : 0;
            return Task.CompletedTask;
        });

        Assert.Equal(3, thrown);
        Assert.Empty(result.Objectives);
    }

    [Fact]
    public async Task A_sound_run_meets_what_it_keeps() => (await Runs.OfAsync(10, 20)).Require(Lax);
}
