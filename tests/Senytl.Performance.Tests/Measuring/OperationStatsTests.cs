using Senytl.Performance.Load.Batching;
using Senytl.Performance.Measuring;

namespace Senytl.Performance.Tests.Measuring;

public sealed class OperationStatsTests
{
    private static readonly double[] Nanoseconds = [.. Enumerable.Range(1, 100).Select(i => 5 + (i / 1000.0))];

    [Fact]
    public void Figures_keep_fractions_of_a_nanosecond()
    {
        var operation = Result().Operation!;

        Assert.Equal(100, operation.Batches);
        Assert.Equal(100_000, operation.Calls);
        Assert.Equal(5.0505, operation.MeanNanoseconds, tolerance: 1e-9);
        Assert.Equal(5.05, operation[Percentile.P50]);
        Assert.Equal(5.095, operation[Percentile.P95]);
        Assert.Equal((5.001, 5.1), (operation.MinNanoseconds, operation.MaxNanoseconds));
        Assert.Equal(0.0290114919758820, operation.StandardDeviationNanoseconds, tolerance: 1e-9);
        Assert.Equal(24, operation.AllocatedBytes);
    }

    [Fact]
    public void Limits_are_judged_to_fractions_of_a_nanosecond()
    {
        Assert.Equal(Verdict.Passed, Judge(Percentile.Average, 5.07e-9));
        Assert.Equal(Verdict.Failed, Judge(Percentile.Average, 5.05e-9));
        Assert.Equal(Verdict.Passed, Judge(Percentile.Max, 5.1e-9));
        Assert.Equal(Verdict.Failed, Judge(Percentile.Max, 5.099e-9));
        Assert.Equal(Verdict.Failed, Judge(Percentile.P95, 5.094e-9));
        Assert.Equal(Verdict.Inconclusive, Judge(Percentile.P95, 5.095e-9));
        Assert.Equal(Verdict.Passed, Judge(Percentile.P95, 5.1e-9));
    }

    [Fact]
    public void A_limit_below_a_tick_is_not_rounded_away()
    {
        var objective = Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, 20e-9);

        Assert.Equal("average latency ≤ 20 ns", objective.ToString());
        Assert.NotEqual(objective, Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, 21e-9));
    }

    [Fact]
    public void A_limit_that_would_round_to_nothing_is_refused() =>
        Assert.Contains("at least a picosecond", Assert.Throws<ArgumentOutOfRangeException>(() =>
            Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, 1e-13)).Message, StringComparison.Ordinal);

    [Fact]
    public void Calls_and_not_batches_make_the_throughput()
    {
        var result = PerformanceResult.FromBatches("rate", "by hand", [new OperationBatch(1_000_000, 100), new OperationBatch(1_000_000, 100)]);

        Assert.Equal(1e7, result.ThroughputPerSecond, tolerance: 1);
    }

    [Fact]
    public void Runs_that_differ_by_less_than_a_tick_are_told_apart()
    {
        var run = new RunContext("spread", "by hand", TimeProvider.System, PriceCatalogue.Default) { Runs = 2 };
        foreach (var picoseconds in (long[])[5_000, 5_100])
        {
            run.BeginPhase();
            run.Record(new RequestRecord { Ended = 1_000, Batch = new BatchTiming(1000, picoseconds, 0) }, measured: true);
        }

        var result = ResultBuilder.Build(run, new RunEnd());

        Assert.Equal(100 / Math.Sqrt(2) / 5_050, result.SpreadBetweenRuns(Percentile.Average)!.Value, tolerance: 1e-9);
        Assert.Contains("spread of the average 1.4 %, of p95 1.4 %", result.ToReport(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_batch_nothing_passes()
    {
        var result = PerformanceResult.FromBatches("none", "by hand", [], Objectives.AllocatedBytes(1000));

        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.Contains("zero iterations", Assert.Throws<SlaViolationException>(() => result.ThrowIfFailed()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_on_allocations_that_nobody_counted_fails()
    {
        var result = PerformanceResult.FromBatches("uncounted", "by hand", [new OperationBatch(1, 5)], Objectives.AllocatedBytes(1000));

        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.Contains("nobody counted", result.Objectives[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 0, "has 0 calls")]
    [InlineData(1, -1, 0, "took -1 ns")]
    [InlineData(1, double.NaN, 0, "took NaN ns")]
    [InlineData(1, 1, -8, "allocated -8 bytes")]
    public void A_batch_out_of_range_names_its_value(long calls, double nanoseconds, double bytes, string said) =>
        Assert.Contains(said, Assert.Throws<ArgumentException>(() =>
            PerformanceResult.FromBatches("wrong", "by hand", [new OperationBatch(calls, nanoseconds, bytes)])).Message, StringComparison.Ordinal);

    [Fact]
    public void All_that_failed_stand_in_one_message()
    {
        var met = PerformanceResult.FromBatches("met", "by hand", [new OperationBatch(1, 5, 0)], Objectives.AllocatedBytes(0));
        var broken = PerformanceResult.FromBatches("broken", "by hand", [new OperationBatch(1, 5, 8)], Objectives.AllocatedBytes(0));
        var missing = PerformanceResult.FromBatches("missing", "by hand", []);

        var error = Assert.Throws<SlaViolationException>(() => PerformanceResult.ThrowIfAnyFailed([met, broken, missing]));

        Assert.DoesNotContain("SLA not met: met", error.Message, StringComparison.Ordinal);
        Assert.Contains("SLA not met: broken", error.Message, StringComparison.Ordinal);
        Assert.Contains("SLA not met: missing", error.Message, StringComparison.Ordinal);
        Assert.Same(broken, error.Result);
        Assert.Throws<ArgumentException>(() => PerformanceResult.ThrowIfAnyFailed([]));
    }

    private static Verdict Judge(Percentile percentile, double seconds) =>
        Objectives.Duration(DurationMetric.ResponseTime, percentile, seconds).Judge(Result()).Verdict;

    private static PerformanceResult Result() =>
        PerformanceResult.FromBatches("Parser.Parses", "100 batches by hand", [.. Nanoseconds.Select(time => new OperationBatch(1000, time, 24))]);
}
