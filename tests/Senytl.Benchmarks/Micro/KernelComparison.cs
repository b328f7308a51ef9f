using System.Diagnostics;
using Senytl.Performance;

namespace Senytl.Benchmarks.Micro;

/// <summary>
/// One kernel by <c>Benchmark.RunAsync</c> and by BenchmarkDotNet in turn. A figure is the middle one of a tool's rounds: on a
/// shared machine each tool's rounds differ among themselves by more than the tools do.
/// </summary>
internal sealed class KernelComparison(string name, Func<ulong> body)
{
    private const int RunsOnEachSide = 2;
    private readonly List<double> ours = [];
    private readonly List<double> theirs = [];
    private TimeSpan ourTime;
    private TimeSpan theirTime;

    public string Name => name;

    /// <summary>Nanoseconds a call, by ours.</summary>
    public double Ours => Middle(ours);

    /// <summary>Nanoseconds a call, by BenchmarkDotNet.</summary>
    public double Theirs => Middle(theirs);

    /// <summary>How far our figure is from theirs, in percent of theirs.</summary>
    public double OffPercent => ((Ours / Theirs) - 1) * 100;

    /// <summary>The standard error of that, in percent, from how both tools' rounds differ.</summary>
    public double StandardErrorPercent => Math.Sqrt(SquaredError(ours) + SquaredError(theirs)) * 100;

    /// <summary>How far the rounds of BenchmarkDotNet are from each other, in percent.</summary>
    public double TheirSpreadPercent => (theirs.Max() - theirs.Min()) / Theirs * 100;

    /// <summary>Time that one run of ours takes, over that of one of theirs.</summary>
    public double TimeRatio => ourTime / theirTime;

    /// <summary>Ours runs before and after the other, so that both meet the same state of the machine.</summary>
    public async Task RoundAsync()
    {
        List<double> medians = [];
        await OursAsync(medians);
        var reading = Peer.Run(name);
        await OursAsync(medians);
        ours.Add(Middle(medians));
        theirs.Add(reading.Median);
        theirTime += reading.Took;
    }

    public static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private async Task OursAsync(List<double> medians)
    {
        var watch = Stopwatch.StartNew();
        for (var run = 0; run < RunsOnEachSide; run++)
        {
            medians.Add(await MedianAsync(name, body));
        }

        ourTime += watch.Elapsed / (2 * RunsOnEachSide);
    }

    /// <summary>The median of one run of ours, in nanoseconds a call.</summary>
    public static async Task<double> MedianAsync(string name, Func<ulong> body)
    {
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = name }, body);
        return result.Operation is { } call ? call[Percentile.P50] : result.ResponseTime.P50.TotalNanoseconds;
    }

    private static double SquaredError(List<double> rounds)
    {
        var mean = rounds.Average();
        return rounds.Sum(round => (round - mean) * (round - mean)) / (rounds.Count - 1) / rounds.Count / (mean * mean);
    }
}
