using Xunit.Sdk;
using Xunit.v3;

namespace Senytl.Performance.Xunit.Tests;

public class FailureCauseTests
{
    [Fact]
    public async Task A_broken_objective_is_classed_as_a_failed_assertion()
    {
        var options = new BenchmarkOptions { Name = "fails", Iterations = 2, Warmup = 0 };
        var result = await Benchmark.RunAsync(options, _ => Task.FromException(new InvalidOperationException("no")));
        var violation = Assert.Throws<SlaViolationException>(() => result.ThrowIfFailed());
        Assert.Equal(FailureCause.Assertion, ExceptionUtility.ExtractMetadata(violation).Cause);
    }

    [Fact]
    public void Another_exception_is_not() =>
        Assert.Equal(FailureCause.Exception, ExceptionUtility.ExtractMetadata(new InvalidOperationException("no")).Cause);
}
