using Senytl.Testing;

namespace Senytl.Performance.Tests.Sla;

public sealed class GoodputTests
{
    [Fact]
    public async Task A_request_is_good_when_it_meets_all_limits_at_once()
    {
        var n = 0;
        var goodput = Objectives.Goodput(0.5, latencySeconds: 5, tokens: 10);

        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "goodput", Iterations = 100, Warmup = 0, Objectives = [goodput, Objectives.ErrorRate(1)] },
            _ =>
            {
                switch (n++ % 10)
                {
                    case 0:
                        throw new FormatException("failed");
                    case 1:
                        Metrics.Record(TimeSpan.FromSeconds(6), new TokenUsage { Input = 5, Output = 5 });
                        break;
                    case 2:
                        Metrics.Record(TimeSpan.FromSeconds(1), new TokenUsage { Input = 5, Output = 6 });
                        break;
                    default:
                        Metrics.Record(TimeSpan.FromSeconds(1), new TokenUsage { Input = 5, Output = 5 });
                        break;
                }

                return Task.CompletedTask;
            });

        var verdict = result.Objectives[0];
        Assert.Equal(30, verdict.Over);
        Assert.Equal(Verdict.Passed, verdict.Verdict);
        Assert.StartsWith("70 %", verdict.Measured, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_finished_result_it_needs_no_declaration_while_each_request_is_kept()
    {
        var result = await Runs.OfAsync([.. Enumerable.Range(1, 100).Select(i => 10.0 * i)]);

        Assert.Equal((Verdict.Inconclusive, 30L), Judged(0.7, 0.7));
        Assert.Equal((Verdict.Failed, 30L), Judged(0.71, 0.7));
        Assert.Equal((Verdict.Passed, 0L), Judged(0.95, 1));

        (Verdict, long?) Judged(double share, double seconds) =>
            Objectives.Goodput(share, latencySeconds: seconds).Judge(result) is var verdict ? (verdict.Verdict, verdict.Over) : default;
    }

    [Fact]
    public async Task Of_a_longer_run_it_says_that_it_must_be_declared()
    {
        var declared = Objectives.Goodput(0.9, latencySeconds: 1);
        var result = await Runs.OfAsync([.. Enumerable.Repeat(1.0, 5_000)], declared);

        Assert.Equal((Verdict.Passed, 5_000L), (result.Objectives[0].Verdict, result.Objectives[0].SampleSize));
        var late = Objectives.Goodput(0.9, latencySeconds: 2).Judge(result);
        Assert.Equal(Verdict.Failed, late.Verdict);
        Assert.StartsWith("of 5,000 requests only 4,096 were kept one by one", late.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_limits_are_judged_at_another_share_and_confidence_afterwards()
    {
        var result = await Runs.OfAsync([.. Enumerable.Repeat(1.0, 5_000)], Objectives.Goodput(0.9, latencySeconds: 1), Objectives.Goodput(0.8, latencySeconds: 1));

        Assert.All(result.Objectives, verdict => Assert.Equal((5_000L, 0L), (verdict.SampleSize, verdict.Over)));
        Assert.Equal(Verdict.Passed, Objectives.Goodput(0.95, latencySeconds: 1, confidence: 0.99).Judge(result).Verdict);
    }

    [Fact]
    public async Task Declared_in_the_body_it_counts_every_request()
    {
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "body", Iterations = 60, Warmup = 0 }, _ =>
        {
            Performance.Sla.GoodputAbove(0.9, latencySeconds: 60);
            return Task.CompletedTask;
        });

        Assert.Equal(60, result.Objectives[0].SampleSize);
        Assert.Equal(Verdict.Passed, result.Objectives[0].Verdict);
    }

    [Fact]
    public void Its_limits_in_seconds_are_rounded_to_the_clock_and_none_vanishes()
    {
        var goodput = Assert.IsType<GoodputObjective>(Objectives.Goodput(0.95, latencySeconds: 0.57, timeToFirstTokenSeconds: 0.29, timePerOutputTokenSeconds: 0.0019));

        Assert.Equal(
            (TimeSpan.FromMilliseconds(570), TimeSpan.FromMilliseconds(290), TimeSpan.FromMicroseconds(1_900)),
            (goodput.MostResponseTime, goodput.MostTimeToFirstToken, goodput.MostTimePerOutputToken));
        foreach (var seconds in (double[])[0, -1, 1e-9, double.NaN, 1e300])
        {
            Assert.Contains("latencySeconds", Refused(() => Objectives.Goodput(0.95, latencySeconds: seconds)), StringComparison.Ordinal);
            Assert.Contains("timeToFirstTokenSeconds", Refused(() => Objectives.Goodput(0.95, timeToFirstTokenSeconds: seconds)), StringComparison.Ordinal);
            Assert.Contains("timePerOutputTokenSeconds", Refused(() => Objectives.Goodput(0.95, timePerOutputTokenSeconds: seconds)), StringComparison.Ordinal);
        }

        static string Refused(Func<object> make) => Assert.Throws<ArgumentOutOfRangeException>(make).Message;
    }

    [Fact]
    public async Task A_limited_metric_that_a_request_lacks_makes_it_not_good()
    {
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "no stream", Objectives = [Objectives.Goodput(0.1, timeToFirstTokenSeconds: 5)] },
            _ => Task.CompletedTask);

        Assert.Equal(Verdict.Failed, result.Objectives[0].Verdict);
    }
}
