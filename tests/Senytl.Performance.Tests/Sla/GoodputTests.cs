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
        Assert.Equal(Verdict.Failed, Declared(0.71).Verdict);

        ObjectiveVerdict Declared(double share) => Objectives.Goodput(share, latencySeconds: 5, tokens: 10).Judge(result);
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
    public async Task A_limited_metric_that_a_request_lacks_makes_it_not_good()
    {
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "no stream", Objectives = [Objectives.Goodput(0.1, timeToFirstTokenSeconds: 5)] },
            _ => Task.CompletedTask);

        Assert.Equal(Verdict.Failed, result.Objectives[0].Verdict);
    }
}
