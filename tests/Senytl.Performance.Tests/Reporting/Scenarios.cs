using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Reporting;

/// <summary>Runs whose reports are approved as text.</summary>
internal static partial class Scenarios
{
    /// <summary>A streaming agent of 100 requests that keeps some promises, breaks one, and leaves one unproven; three requests fail.</summary>
    public static Task<PerformanceResult> MixedAsync()
    {
        var clock = new ManualClock { JumpsToDelays = true };
        var client = new MockChatClient(clock, "agent-model").Otherwise([.. Enumerable.Range(1, 100).Select(Reply)]).Measured();
        return Runs.OfAsync(
            clock,
            PriceCatalogue.Default.With("agent-model", ModelPrice.PerMillion(2.5m, 10m, 1.25m)),
            requests: 100,
            async _ => await client.GetStreamingResponseAsync("Why was I charged twice?").ToChatResponseAsync(),
            Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, 2),
            Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 1.5),
            Objectives.Duration(DurationMetric.ResponseTime, Percentile.P99, 3),
            Objectives.Duration(DurationMetric.TimeToFirstToken, Percentile.P95, 0.5),
            Objectives.Tokens(TokenKind.Total, perRequest: true, 1000),
            Objectives.Usd(perRequest: true, 0.05m),
            Objectives.Throughput(0.5),
            Objectives.ErrorRate(0.1));
    }

    /// <summary>Three requests that meet no stated objective, without a model.</summary>
    public static Task<PerformanceResult> PlainAsync() => Runs.OfAsync(10, 20, 30);

    /// <summary>Nothing succeeded; the errors hold what would break a table.</summary>
    public static Task<PerformanceResult> DeadAsync() => Runs.OfAsync(
        8,
        (index, clock) =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            throw index switch
            {
                0 => new InvalidOperationException("a | b\n<script>*x*</script> \\| [link](x) `code`"),
                < 3 => new TimeoutException("too slow"),
                3 => new FormatException("no number"),
                4 => new NotSupportedException("no"),
                5 => new ArithmeticException("no"),
                6 => new RankException("no"),
                _ => new HttpRequestException("Bad gateway", inner: null, HttpStatusCode.BadGateway),
            };
        },
        Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 1));

    /// <summary>Memory is this process's own and differs each time; its figures are approved in a test of their own.</summary>
    public static string WithoutMachine(string report)
    {
        var text = TextRow().Replace(report, match => Size().Replace(match.Value, "? MB").Replace(", LEAK", ", stable", StringComparison.Ordinal));
        text = GeneratorFigure().Replace(text, "$1 0");
        text = MemorySamples().Replace(text, "$1 []");
        return JsonFigure().Replace(text, "$1 0").Replace("\"leaks\": true", "\"leaks\": false", StringComparison.Ordinal);
    }

    private static MockReply Reply(int i) => i % 33 == 0
        ? MockReply.Failing(HttpStatusCode.TooManyRequests)
        : new MockReply
        {
            Text = "You were charged once.",
            TimeToFirstToken = TimeSpan.FromMilliseconds(200 + i),
            ChunkGap = TimeSpan.FromMilliseconds(i > 90 ? 600 : 300),
            InputTokens = 800,
            OutputTokens = 100 + i,
            CachedInputTokens = 300,
        };

    [GeneratedRegex(@"(""(?:cpuShare|gcPause|threadPoolQueuePeak)"":) [-\d.eE]+")]
    private static partial Regex GeneratorFigure();

    [GeneratedRegex(@"(""samples"":) \[[^\]]*\]")]
    private static partial Regex MemorySamples();

    [GeneratedRegex(@"^(  memory .*|\| memory .*)$", RegexOptions.Multiline)]
    private static partial Regex TextRow();

    [GeneratedRegex(@"-?[\d.]+ [KMG]?B\b")]
    private static partial Regex Size();

    [GeneratedRegex("""("(averageRss|peakRss|liveHeapBefore|liveHeapAfter|recorderBytes)":) -?\d+""")]
    private static partial Regex JsonFigure();
}
