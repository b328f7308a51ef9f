using Senytl.Performance;

namespace SupportAgentSample;

public sealed class SupportAgentSla(SupportAgentFixture fixture) : IClassFixture<SupportAgentFixture>
{
    private static readonly string[] Questions =
        ["Why was I charged twice?", "Where is my order A-1042?", "Can I get a refund for a double charge?"];

    #region quickstart
    [Benchmark(Iterations = 100, Warmup = 5, MaxSpendUsd = 1)]
    public async Task Answers_a_complex_question()
    {
        var response = await fixture.OverOpenAI.RunAsync("Why was I charged twice?");

        Assert.Contains("refund", response.Text, StringComparison.OrdinalIgnoreCase);
        Sla.LatencyUnder(seconds: 2);
        Sla.LatencyUnder(seconds: 3, Percentile.P95);
        Sla.TimeToFirstTokenUnder(seconds: 1, Percentile.P95);
        Sla.TokensUnder(1000, perRequest: true);
        Sla.CostUnder(cents: 5);
    }
    #endregion

    [LoadTest(ConcurrentUsers = 10, DurationSeconds = 5, RampUpSeconds = 1, WarmupIterationsPerUser = 1, MaxSpendUsd = 5)]
    [Sla(P95LatencySeconds = 3, MinThroughputPerSecond = 20, MaxErrorRate = 0.01, NoMemoryLeaks = true)]
    public Task Holds_under_load(VirtualUser user, CancellationToken cancellationToken) =>
        fixture.OverOpenAI.RunAsync(user.Pick(Questions), cancellationToken);

    [Benchmark(Iterations = 100, Warmup = 5, MaxSpendUsd = 1)]
    [Sla(P95LatencySeconds = 3, P95TimeToFirstTokenSeconds = 1, MaxTokensPerRequest = 1000, MaxCostCentsPerRequest = 5)]
    public async Task Answers_over_anthropic(CancellationToken cancellationToken)
    {
        var response = await fixture.OverAnthropic.RunAsync("Why was I charged twice?", cancellationToken);

        Assert.Contains("refund", response.Text, StringComparison.OrdinalIgnoreCase);
    }

    [LoadTest(ConcurrentUsers = 10, DurationSeconds = 5, RampUpSeconds = 1, WarmupIterationsPerUser = 1, MaxSpendUsd = 5)]
    [Sla(P95LatencySeconds = 3, MinThroughputPerSecond = 20, MaxErrorRate = 0.01, NoMemoryLeaks = true)]
    public Task Holds_under_load_over_anthropic(VirtualUser user, CancellationToken cancellationToken) =>
        fixture.OverAnthropic.RunAsync(user.Pick(Questions), cancellationToken);
}
