using FluentAssertions;
using FluentAssertions.Execution;
using FluentAssertions.Extensions;
using Senytl.Testing;

namespace Senytl.Performance.FluentAssertions.Tests.Results;

public class JudgementTests
{
    private static readonly Objective Fast = Objectives.Duration(DurationMetric.ResponseTime, Percentile.Max, seconds: 0.1);
    private static readonly Objective Busy = Objectives.Throughput(1000);

    [Fact]
    public async Task Several_objectives_are_named_in_one_message()
    {
        var result = await Runs.OfAsync(200, 300);

        var act = () => result.Should().Meet([Fast, Busy]);

        act.Should().Throw<AssertionFailedException>().WithMessage("*max latency ≤ 100 ms and throughput ≥ 1,000/s*max latency*throughput*");
    }

    [Fact]
    public async Task No_objective_at_all_is_refused()
    {
        var result = await Runs.OfAsync(1);

        var act = () => result.Should().Meet([]);

        act.Should().Throw<ArgumentException>().WithMessage("*at least one*");
    }

    [Fact]
    public async Task The_message_is_the_one_that_an_adapter_throws()
    {
        var result = await Runs.OfAsync([200, 300], Fast);
        var thrown = ((Action)(() => result.ThrowIfFailed())).Should().Throw<SlaViolationException>().Which.Message;

        var act = () => result.Should().Meet(Fast);

        act.Should().Throw<AssertionFailedException>().Which.Message.ReplaceLineEndings("\n").Should().EndWith(thrown);
    }

    [Fact]
    public async Task A_run_is_held_to_its_own_objectives()
    {
        var broken = await Runs.OfAsync([200, 300], Fast);
        var met = await Runs.OfAsync([20, 30], Fast);

        met.Should().HaveMetItsObjectives();
        var act = () => broken.Should().HaveMetItsObjectives("we {0} it", "promised");

        act.Should().Throw<AssertionFailedException>().WithMessage("Expected result to meet its objectives because we promised it, but*max latency*");
    }

    [Fact]
    public async Task A_run_whose_body_failed_an_assertion_meets_nothing()
    {
        var result = await Runs.OfAsync(100, (index, clock) =>
        {
            clock.Advance(1.Milliseconds());
            index.Should().NotBe(42);
            return Task.CompletedTask;
        });

        var act = () => result.Should().HaveMaxLatencyUnder(1.Hours());

        act.Should().Throw<AssertionFailedException>().WithMessage("*an assertion in the body failed in 1 of 100 requests*");
    }

    [Fact]
    public async Task An_aborted_run_meets_nothing()
    {
        using var stop = new CancellationTokenSource();
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "aborted", Iterations = 100, Warmup = 0 },
            async _ => await stop.CancelAsync(),
            stop.Token);

        var act = () => result.Should().HaveMaxLatencyUnder(1.Hours());

        act.Should().Throw<AssertionFailedException>().WithMessage("*the run was aborted*");
    }

    [Fact]
    public async Task A_scope_collects_every_broken_objective()
    {
        var result = await Runs.OfAsync(200, 300);

        var act = () =>
        {
            using var scope = new AssertionScope();
            result.Should().Meet(Fast);
            result.Should().Meet(Busy);
        };

        act.Should().Throw<AssertionFailedException>().WithMessage("*max latency ≤ 100 ms, but*throughput ≥ 1,000/s, but*");
    }

    [Fact]
    public async Task Braces_in_an_error_stand_in_the_message_as_they_are()
    {
        var result = await Runs.OfAsync(1, (_, _) => throw new InvalidOperationException("""{"error":{"code":"{0}"}}"""));

        var act = () => result.Should().HaveErrorRateUnder(0.5);

        act.Should().Throw<AssertionFailedException>().Which.Message.Should().Contain("""{"error":{"code":"{0}"}}""");
    }

    [Fact]
    public void No_result_meets_nothing()
    {
        PerformanceResult? result = null;

        var act = () => result.Should().HaveMetItsObjectives();

        act.Should().Throw<AssertionFailedException>().WithMessage("*but it is <null>*");
    }
}
