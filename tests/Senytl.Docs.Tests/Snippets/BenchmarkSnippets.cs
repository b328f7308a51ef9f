using Senytl.Performance;

namespace Senytl.Docs.Tests.Snippets;

/// <summary>The code of docs/benchmarks.md that needs the core alone.</summary>
public class BenchmarkSnippets
{
    [Fact]
    public async Task Short_body()
    {
        #region short-body
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "Router.Routes", Iterations = 60 },
            () => "refund: order 1234".Contains("refund", StringComparison.Ordinal));

        var nanoseconds = result.Operation!.MeanNanoseconds;
        var bytes = result.Operation.AllocatedBytes;
        result.Require(Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, seconds: 0.001));
        result.Require(Objectives.AllocatedBytes(0));
        #endregion

        Assert.InRange(nanoseconds, 0, 1e6);
        Assert.Equal(0, bytes);
    }
}
