namespace Senytl.Performance.Tests.Sla;

/// <summary>The confidence of a pass can be asked for wherever an SLA is written.</summary>
public class StatedConfidenceTests
{
    [Fact]
    public void Every_factory_of_what_is_judged_by_a_confidence_takes_one()
    {
        Objective[] objectives =
        [
            Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 1, 0.99),
            Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, 1e-6, 0.99),
            Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, TimeSpan.FromSeconds(1), 0.99),
            Objectives.Tokens(TokenKind.Total, perRequest: true, 100, 0.99),
            Objectives.Cents(perRequest: true, 5, 0.99),
            Objectives.Usd(perRequest: true, 5, 0.99),
            Objectives.TokensPerSecondPerUser(50, 0.99),
            Objectives.ErrorRate(0.01, 0.99),
            Objectives.Goodput(0.95, latencySeconds: 1, confidence: 0.99),
            Objectives.Conversation(ConversationMetric.Turns, Percentile.P95, 3, 0.99),
        ];

        Assert.All(objectives, objective => Assert.Equal(0.99, ConfidenceOf(objective)));
        Assert.All(objectives, objective => Assert.Equal(0.9, ConfidenceOf(objective.At(0.9))));
        Assert.All(objectives, objective => Assert.Equal(objective, objective.At(0.9).At(0.99)));
    }

    [Fact]
    public async Task Proof_of_a_p95_takes_more_requests_the_surer_it_has_to_be()
    {
        var objectives = new SlaAttribute { P95ServiceTimeSeconds = 60, Confidence = 0.99 }.ToObjectives();

        Assert.Equal(Verdict.Inconclusive, (await RunAsync(89, objectives)).Verdict);
        Assert.Equal("89 requests, 0 over; needs 1 more under the limit for 99 % confidence", (await RunAsync(89, objectives)).Objectives[0].Reason);
        Assert.Equal(Verdict.Passed, (await RunAsync(90, objectives)).Verdict);
    }

    [Fact]
    public async Task In_the_body_it_is_declared_with_the_limit()
    {
        var result = await RunAsync(89, [], () =>
        {
            Performance.Sla.P95LatencyUnder(60, confidence: 0.99);
            Performance.Sla.LatencyUnder(60, Percentile.P90, confidence: 0.9);
            Performance.Sla.ErrorRateUnder(0.1, confidence: 0.999);
        });

        Assert.Equal([0.99, 0.9, 0.999], result.Objectives.Select(verdict => ConfidenceOf(verdict.Objective)));
        Assert.Equal([Verdict.Inconclusive, Verdict.Passed, Verdict.Passed], result.Objectives.Select(verdict => verdict.Verdict));
    }

    [Fact]
    public void On_the_attribute_it_is_that_of_all_its_limits_that_are_judged_by_one()
    {
        var objectives = new SlaAttribute { P99LatencySeconds = 1, MaxErrorRate = 0.01, MaxTotalTokens = 100, Confidence = 0.9 }.ToObjectives();

        Assert.Equal([0.9, 0.95, 0.9], objectives.Select(ConfidenceOf));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(double.NaN)]
    public void One_out_of_range_is_refused_by_its_name(double confidence)
    {
        var attribute = Assert.Throws<ArgumentOutOfRangeException>(() => new SlaAttribute { P95LatencySeconds = 1, Confidence = confidence }.ToObjectives());
        var factory = Assert.Throws<ArgumentOutOfRangeException>(() => Objectives.ErrorRate(0.01, confidence));

        Assert.StartsWith("[Sla] Confidence: A confidence is above 0.5 and below 1", attribute.Message, StringComparison.Ordinal);
        Assert.StartsWith("A confidence is above 0.5 and below 1", factory.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_nothing_is_judged_by_is_refused() => Assert.StartsWith(
        "[Sla] Confidence is 0.99, and no limit beside it is judged by one",
        Assert.Throws<ArgumentException>(() => new SlaAttribute { MaxTotalTokens = 100, MaxLatencySeconds = 2, Confidence = 0.99 }.ToObjectives()).Message,
        StringComparison.Ordinal);

    private static double ConfidenceOf(Objective objective) => (double)objective.GetType().GetProperty("Confidence")!.GetValue(objective)!;

    private static Task<PerformanceResult> RunAsync(int requests, IReadOnlyList<Objective> objectives, Action? body = null) => Senytl.Testing.Runs.OfAsync(
        requests,
        (_, _) =>
        {
            body?.Invoke();
            return Task.CompletedTask;
        },
        [.. objectives]);
}
