using System.Globalization;
using Senytl.Performance.Statistics;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

/// <summary>The log that a run writes, read back by the decoder of the tests.</summary>
public sealed class HistogramLogTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("senytl-hlog-");

    [Fact]
    public async Task Each_second_is_an_interval_with_its_start_and_length_and_all_together_are_the_run()
    {
        var result = await Runs.OfAsync([400, 400, 400, 700, 300, 2_500, 100]);

        var lines = Read(result, "response_time");

        // 0.4 0.8 | 1.2 1.9 | 2.2 | – | 4.7 4.8 |
        Assert.Equal([2, 2, 1, 0, 2], lines.Select(line => line.Counts.Sum(bucket => bucket.Count)));
        Assert.Equal([0, 1, 2, 3, 4], lines.Select(line => line.Start));
        Assert.Equal([1, 1, 1, 1, 0.8], lines.Select(line => line.Length));
        Assert.Equal([400, 700, 300, 0, 2_500], lines.Select(line => Math.Round(line.MaxMilliseconds)));
        AssertIsWhole(result.ResponseTime, lines);
    }

    [Fact]
    public async Task A_run_beyond_the_exact_observations_adds_up_to_its_counts_and_percentiles()
    {
        var random = new Random(5);
        var result = await Runs.OfAsync([.. Enumerable.Range(0, 10_000).Select(_ => 1 + (3 * random.NextDouble()))]);

        var lines = Read(result, "response_time");

        Assert.InRange(lines.Count, 23, 27);
        AssertIsWhole(result.ResponseTime, lines);
        AssertIsWhole(result.ServiceTime, Read(result, "service_time"));
    }

    [Fact]
    public async Task An_open_load_has_its_unfinished_and_missed_requests_in_the_log()
    {
        var stall = new TaskCompletionSource();
        var result = await LoadTest.RunAsync(
            new LoadTestOptions
            {
                Name = "stalled",
                Profile = LoadProfile.ConstantRate(100, TimeSpan.FromSeconds(1.2)),
                MaxInFlight = 20,
                GracePeriod = TimeSpan.Zero,
            },
            (_, token) => stall.Task.WaitAsync(token));

        AssertIsWhole(result.ResponseTime, Read(result, "response_time"));
        Assert.Equal(120, result.ResponseTime.Count);
        AssertIsWhole(result.ServiceTime, Read(result, "service_time"));
    }

    [Fact]
    public void Batches_that_something_else_timed_begin_when_the_result_does()
    {
        var result = PerformanceResult.FromBatches("elsewhere", "batches", [new(1_000, 2_000_000), new(1_000, 3_000_000)]);

        var line = Assert.Single(Read(result, "response_time"));

        Assert.InRange(line.Start, 0, 60);
        Assert.Equal(5, line.Length);
        AssertIsWhole(result.ResponseTime, [line]);
    }

    [Fact]
    public void Requests_recorded_by_hand_begin_no_earlier_than_their_log()
    {
        using var metrics = Metrics.Start();
        Metrics.Record(TimeSpan.FromSeconds(5));

        var line = Assert.Single(Read(metrics.Result, "response_time"));

        Assert.Equal(0, line.Start);
        Assert.Equal(5, line.Length);
    }

    [Fact]
    public async Task A_result_so_far_is_a_line_of_all_requests_so_far()
    {
        var clock = new ManualClock { JumpsToDelays = true };
        var seen = new List<PerformanceResult>();
        await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "so far", Iterations = 10, Warmup = 0, TimeProvider = clock, Progress = new Results(seen) },
            _ =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(600));
                return Task.CompletedTask;
            });

        var result = seen.Last(one => one.Requests > 1);
        var line = Assert.Single(Read(result, "response_time"));

        Assert.Equal(0, line.Start);
        Assert.Equal(result.WallTime.TotalSeconds, line.Length);
        AssertIsWhole(result.ResponseTime, [line]);
        AssertIsWhole(result.ServiceTime, Read(result, "service_time"));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private List<Line> Read(PerformanceResult result, string tag)
    {
        var path = Path.Combine(folder.FullName, Guid.NewGuid().ToString("N"), "run.hlog");
        result.WriteHistogramLog(path);
        return [.. File.ReadLines(path).Where(line => line.StartsWith($"Tag={tag},", StringComparison.Ordinal)).Select(Line.Parse)];
    }

    private static void AssertIsWhole(DurationStats times, List<Line> lines)
    {
        var sum = lines.SelectMany(line => line.Counts).GroupBy(bucket => bucket.Low)
            .Select(group => (Low: group.Key, Count: group.Sum(bucket => bucket.Count))).OrderBy(bucket => bucket.Low).ToList();
        Assert.Equal(times.Count, sum.Sum(bucket => bucket.Count));
        foreach (var percentile in (double[])[1, 50, 90, 95, 99, 99.9, 100])
        {
            var rank = NearestRank.Of(times.Count, percentile);
            var low = sum.First(bucket => (rank -= bucket.Count) <= 0).Low;
            Assert.InRange(times.At(percentile).TotalNanoseconds, low * 0.997, (low * 1.003) + 100);
        }
    }

    private sealed class Results(List<PerformanceResult> results) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => results.Add(value.SoFar);
    }

    private sealed record Line(double Start, double Length, double MaxMilliseconds, List<(long Low, long Count)> Counts)
    {
        public static Line Parse(string line)
        {
            var fields = line.Split(',')[1..];
            return new Line(Number(fields[0]), Number(fields[1]), Number(fields[2]), HdrReader.Counts(fields[3]));
        }

        private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
