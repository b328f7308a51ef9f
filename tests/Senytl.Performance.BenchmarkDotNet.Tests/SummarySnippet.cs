using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using Senytl.Performance;

namespace Senytl.BridgeTests;

/// <summary>The code of docs/benchmarks.md that judges a summary.</summary>
public sealed class SummarySnippet(RealRun run)
{
    [Fact]
    public void Judge_a_summary()
    {
        var config = run.Config();

        #region judge-a-summary
        var summary = BenchmarkRunner.Run<Parsing>(config);

        summary.Sla("Parses",
            Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, seconds: 0.001),
            Objectives.AllocatedBytes(64));
        #endregion

        Assert.Throws<SlaViolationException>(() => summary.Sla("Parses", Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, seconds: 1e-12)));
    }

    /// <summary>A benchmark as users write it.</summary>
    [MemoryDiagnoser(displayGenColumns: false)]
    public class Parsing
    {
        [Params("1234")]
        public string Text { get; set; } = "";

        [Benchmark]
        public int Parses() => int.Parse(Text, System.Globalization.CultureInfo.InvariantCulture);
    }
}
