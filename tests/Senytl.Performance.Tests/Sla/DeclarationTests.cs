namespace Senytl.Performance.Tests.Sla;

public sealed class DeclarationTests
{
    [Fact]
    public async Task An_objective_declared_in_the_body_is_judged_once_over_all_iterations()
    {
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "body", Iterations = 100 }, _ =>
        {
            Performance.Sla.LatencyUnder(seconds: 5, Percentile.P95);
            Performance.Sla.P99LatencyUnder(seconds: 9);
            return Task.CompletedTask;
        });

        Assert.Equal(["p95 latency ≤ 5 s", "p99 latency ≤ 9 s"], result.Objectives.Select(verdict => verdict.Objective.ToString()));
        Assert.All(result.Objectives, verdict => Assert.Equal(100, verdict.SampleSize));
        Assert.Equal([Verdict.Passed, Verdict.Inconclusive], result.Objectives.Select(verdict => verdict.Verdict));
        Assert.Equal("100 batch means, 0 over; needs 199 more under the limit for 95 % confidence", result.Objectives[1].Reason);
    }

    [Fact]
    public async Task Inconclusive_warns_by_default_and_fails_when_proof_is_asked_for()
    {
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "few" }, _ =>
        {
            Performance.Sla.P95LatencyUnder(seconds: 5);
            return Task.CompletedTask;
        });

        Assert.Equal(Verdict.Inconclusive, result.Verdict);
        result.ThrowIfFailed();
        Assert.Contains("needs 39 more", Assert.Throws<SlaViolationException>(() => result.ThrowIfFailed(requireProof: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_attribute_says_the_same_words_as_the_body()
    {
        var attribute = new SlaAttribute
        {
            P95LatencySeconds = 3,
            MinThroughputPerSecond = 50,
            MaxErrorRate = 0.01,
            NoMemoryLeaks = true,
            MaxCostCentsPerRequest = 5,
        };

        Assert.Equal(
            ["p95 latency ≤ 3 s", "cost per request ≤ $0.05", "throughput ≥ 50/s", "error rate ≤ 1 %", "memory growth ≤ 20 %, at least 1 MB"],
            attribute.ToObjectives().Select(objective => objective.ToString()));
    }

    [Fact]
    public void Every_property_of_the_attribute_is_a_limit_of_its_own()
    {
        string[] parts = [nameof(SlaAttribute.MemoryLeakThreshold), nameof(SlaAttribute.NoMemoryLeaks), nameof(SlaAttribute.MaxToolLoop), nameof(SlaAttribute.Confidence)];
        var limits = typeof(SlaAttribute).GetProperties().Where(
            property => property.DeclaringType == typeof(SlaAttribute) && !parts.Contains(property.Name) && !property.Name.StartsWith("Goodput", StringComparison.Ordinal));

        var words = limits.Select(property =>
        {
            var attribute = new SlaAttribute();
            property.SetValue(attribute, 0.5);
            return Assert.Single(attribute.ToObjectives()).ToString();
        }).ToList();

        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.Contains("p99.9 time to first token ≤ 500 ms", words);
        Assert.Contains("max service time ≤ 500 ms", words);
        Assert.Contains("input tokens in total ≤ 0.5", words);
    }

    [Fact]
    public void Goodput_on_the_attribute_is_that_of_the_body()
    {
        var attribute = new SlaAttribute
        {
            MinGoodput = 0.95,
            GoodputLatencySeconds = 3,
            GoodputTimeToFirstTokenSeconds = 1,
            GoodputTimePerOutputTokenSeconds = 0.02,
            GoodputTokens = 2000,
            GoodputCostCents = 5,
        };

        Assert.Equal([Objectives.Goodput(0.95, latencySeconds: 3, timeToFirstTokenSeconds: 1, tokens: 2000, costUsd: 0.05m, timePerOutputTokenSeconds: 0.02)], attribute.ToObjectives());
        var alone = Assert.Throws<ArgumentException>(() => new SlaAttribute { GoodputLatencySeconds = 2 }.ToObjectives());
        Assert.Contains("[Sla] GoodputLatencySeconds is 2 without MinGoodput", alone.Message, StringComparison.Ordinal);
        var tooLong = Assert.Throws<ArgumentOutOfRangeException>(() => new SlaAttribute { MinGoodput = 0.9, GoodputLatencySeconds = 1e300 }.ToObjectives());
        Assert.Contains("[Sla] MinGoodput: latencySeconds is 1E+300", tooLong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_out_of_range_names_value_and_range()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new SlaAttribute { MaxErrorRate = 1.5 }.ToObjectives());

        Assert.Contains("share is 1.5; it is 0 to 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_result_can_be_made_current_and_asserted_on()
    {
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "finished", Iterations = 100 }, _ => Task.CompletedTask);

        using (Metrics.Use(result))
        {
            Assert.Same(result, Metrics.Current);
            Performance.Sla.LatencyUnder(seconds: 1);
            var broken = Assert.Throws<SlaViolationException>(() => Performance.Sla.ThroughputAbove(1e12));
            Assert.Same(result, broken.Result);
            Assert.Equal(100, Assert.Single(broken.Broken).SampleSize);
        }

        Assert.Throws<InvalidOperationException>(() => Metrics.Current);
    }

    [Fact]
    public void Outside_of_a_run_without_metrics_the_error_says_what_to_do() =>
        Assert.Contains("Metrics.Start()", Assert.Throws<InvalidOperationException>(() => Performance.Sla.LatencyUnder(1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_option_out_of_range_is_named_at_once()
    {
        var options = new LoadTestOptions
        {
            Name = "bad",
            ConcurrentUsers = 0,
            Duration = TimeSpan.FromSeconds(1),
            IterationsPerUser = -1,
            RampUp = TimeSpan.FromSeconds(2),
        };

        var message = Assert.Throws<ArgumentException>(options.Validate).Message;

        Assert.Contains("ConcurrentUsers is 0; it is 1 to 1000000.", message, StringComparison.Ordinal);
        Assert.Contains("give one of them, not both.", message, StringComparison.Ordinal);
        Assert.Contains("IterationsPerUser is -1; it is at least 1.", message, StringComparison.Ordinal);
        Assert.Contains("RampUp is 00:00:02", message, StringComparison.Ordinal);
    }
}
