using Senytl.Testing;

namespace Senytl.Performance.Tests.Statistics.Exchange;

[Trait("Needs", "Node")]
public sealed class HdrHistogramPeerTests : IDisposable
{
    private const double Precision = 0.0015;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("senytl-hdr-peer-");

    [Theory]
    [InlineData(10)]
    [InlineData(10_000)]
    public async Task A_log_that_we_write_is_to_HdrHistogram_the_run_that_it_was(int requests)
    {
        Peers.Require(HdrHistogramPeer.Missing);
        var random = new Random(7);
        var result = await Runs.OfAsync([.. Enumerable.Range(0, requests).Select(_ => 2 / (1.001 - random.NextDouble()))]);
        var log = Path.Combine(folder.FullName, "run.hlog");
        result.WriteHistogramLog(log);

        var theirs = await HdrHistogramPeer.ReadAsync(log, TestContext.Current.CancellationToken);

        Assert.Equal(["response_time", "service_time"], theirs.Keys);
        AssertSame(result.ResponseTime, theirs["response_time"]);
        AssertSame(result.ServiceTime, theirs["service_time"]);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static void AssertSame(DurationStats ours, HdrHistogramPeer.Figures theirs)
    {
        Assert.Equal(ours.Count, theirs.Count);
        Assert.Equal(1, theirs.P50 / ours.At(50).TotalNanoseconds, Precision);
        Assert.Equal(1, theirs.P95 / ours.At(95).TotalNanoseconds, Precision);
        Assert.Equal(1, theirs.P99 / ours.At(99).TotalNanoseconds, Precision);
    }
}
