using Senytl.Performance;

namespace Senytl.BridgeTests;

public sealed class SummaryTests(RealRun run)
{
    private static readonly Objective Mean = Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, seconds: 1);

    [Theory]
    [InlineData("Allocates")]
    [InlineData("Kernels.Allocates")]
    [InlineData("Senytl.BridgeTests.Kernels.Allocates")]
    public void A_benchmark_that_keeps_its_objectives_passes_by_each_of_its_names(string name)
    {
        var result = Assert.Single(run.Summary.Sla(name, Mean, Objectives.AllocatedBytes(128)));

        Assert.Equal("Kernels.Allocates(Size=100)", result.Name);
        Assert.Equal(128, result.Operation!.AllocatedBytes!.Value, tolerance: 0.001);
        Assert.All(result.Objectives, verdict => Assert.Equal(Verdict.Passed, verdict.Verdict));
    }

    [Fact]
    public void A_description_names_a_benchmark_too() =>
        Assert.Equal("Kernels.Sums(Size=100)", Assert.Single(run.Summary.Sla("adds up", Mean)).Name);

    [Fact]
    public void The_mean_is_the_one_that_BenchmarkDotNet_prints()
    {
        var theirs = run.Summary.Reports.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == "Allocates").ResultStatistics!;

        var ours = Assert.Single(run.Summary.Sla("Allocates", Mean)).Operation!;

        Assert.Equal(theirs.Mean, ours.MeanNanoseconds, tolerance: 0.001);
        Assert.Equal(theirs.N, (int)ours.Batches);
        Assert.Equal(theirs.Max, ours.MaxNanoseconds, tolerance: 0.001);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(61)]
    [InlineData(95)]
    [InlineData(100)]
    public void A_percentile_is_the_iteration_of_its_nearest_rank(double percentile)
    {
        var report = run.Summary.Reports.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == "Allocates");
        var theirs = report.GetResultRuns().Select(one => one.Nanoseconds / one.Operations).Order().ToList();

        var ours = Assert.Single(run.Summary.Sla("Allocates", Mean)).Operation!;

        Assert.Equal(theirs[(int)Math.Ceiling(percentile / 100 * theirs.Count) - 1], ours.At(percentile), tolerance: 0.001);
    }

    [Fact]
    public void A_limit_on_a_percentile_is_judged_by_it()
    {
        var p50 = run.Summary.ToResults().Single(result => result.Name.Contains("Allocates", StringComparison.Ordinal)).Operation!.At(50) / 1e9;

        var error = Assert.Throws<SlaViolationException>(
            () => run.Summary.Sla("Allocates", Objectives.Duration(DurationMetric.ResponseTime, Percentile.P50, p50 * 0.5)));

        Assert.Contains("FAIL  p50 latency", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mean_over_its_limit_is_a_violation_with_the_whole_message()
    {
        var limit = Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, 1e-12);

        var error = Assert.Throws<SlaViolationException>(() => run.Summary.Sla("Allocates", limit));

        Assert.StartsWith("SLA not met: Kernels.Allocates(Size=100)\n  FAIL  average latency  ≤ 0.001 ns  measured ", error.Message, StringComparison.Ordinal);
        Assert.Contains("BenchmarkDotNet, Short; 5/5 succeeded", error.Message, StringComparison.Ordinal);
        Assert.Contains("per call  5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_allocation_over_its_limit_is_a_violation()
    {
        var error = Assert.Throws<SlaViolationException>(() => run.Summary.Sla("Allocates", Objectives.AllocatedBytes(127)));

        Assert.Contains("allocated per call  ≤ 127 B  measured 128 B", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Allocations_that_no_diagnoser_counted_are_a_violation()
    {
        var error = Assert.Throws<SlaViolationException>(() => run.Undiagnosed.Sla("Allocates", Objectives.AllocatedBytes(1e9)));

        Assert.Contains("add [MemoryDiagnoser]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Allocations_that_the_diagnoser_could_not_count_are_a_violation_and_leave_the_times()
    {
        var uncounted = run.Summary.Allocating(double.NaN);

        Assert.Null(Assert.Single(uncounted.Sla("Allocates", Mean)).Operation!.AllocatedBytes);
        Assert.Throws<SlaViolationException>(() => uncounted.Sla("Allocates", Objectives.AllocatedBytes(1e9)));
    }

    [Fact]
    public void A_benchmark_that_failed_is_a_violation()
    {
        var error = Assert.Throws<SlaViolationException>(() => run.Summary.Sla("Throws", Mean));

        Assert.Contains("the benchmark failed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_failed_fails_the_whole_summary() =>
        Assert.Equal("Kernels.Throws(Size=100)", Assert.Throws<SlaViolationException>(() => run.Summary.Sla(Mean)).Result.Name);

    [Fact]
    public void A_name_that_no_benchmark_has_is_a_violation_that_names_those_there_are()
    {
        var error = Assert.Throws<SlaViolationException>(() => run.Summary.Sla("Alocates", Mean));

        Assert.Contains("no benchmark is named 'Alocates'; there are: Kernels.Allocates(Size=100), Kernels.Sums(Size=100)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_without_benchmarks_is_a_violation() =>
        Assert.Contains("no benchmark was run", Assert.Throws<SlaViolationException>(() => run.Empty.Sla(Mean)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_call_without_objectives_is_refused()
    {
        Assert.Throws<ArgumentException>(() => run.Summary.Sla());
        Assert.Throws<ArgumentException>(() => run.Summary.Sla("Allocates"));
    }
}
