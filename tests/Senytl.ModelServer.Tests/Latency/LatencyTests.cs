namespace Senytl.ModelServer.Tests.Latency;

public class LatencyTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<LatencyDistribution, double, double, double> Shapes => new()
    {
        { LatencyDistribution.Constant(Second), 1, 1, 1 },
        { LatencyDistribution.Uniform(Second, 3 * Second), 1.1, 2, 2.9 },
        { LatencyDistribution.Normal(5 * Second, Second), 5 - 1.645, 5, 5 + 1.645 },
        { LatencyDistribution.LogNormal(Second, 4 * Second), 0.25, 1, 4 },
        { LatencyDistribution.Bimodal(LatencyDistribution.Constant(Second), LatencyDistribution.Constant(9 * Second), 0.1), 1, 1, 9 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_distribution_has_the_percentiles_that_it_was_made_of(LatencyDistribution latency, double p5, double p50, double p95)
    {
        var draws = Enumerable.Range(0, 20_001).Select(index => latency.Draw(11, index).TotalSeconds).Order().ToArray();

        Assert.Equal(p5, draws[1_000], p5 * 0.03);
        Assert.Equal(p50, draws[10_000], p50 * 0.03);
        Assert.Equal(p95, draws[19_000], p95 * 0.03);
    }

    [Fact]
    public void A_normal_distribution_around_zero_never_draws_below_zero()
    {
        var latency = LatencyDistribution.Normal(TimeSpan.Zero, Second);

        Assert.All(Enumerable.Range(0, 1_000), index => Assert.True(latency.Draw(1, index) >= TimeSpan.Zero));
    }

    [Fact]
    public void Draws_repeat_for_a_seed_and_an_index_and_differ_between_them()
    {
        var latency = LatencyDistribution.Uniform(TimeSpan.Zero, Second);

        Assert.Equal(latency.Draw(1, 5), latency.Draw(1, 5));
        Assert.Equal(300, (from seed in Enumerable.Range(0, 3) from index in Enumerable.Range(0, 100) select latency.Draw(seed, index)).Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Content_comes_at_the_drawn_time_and_each_token_after_it_costs_one_gap(bool streamed)
    {
        var first = LatencyDistribution.LogNormal(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(900));
        var clock = new JumpingClock();
        await using var scenario = await Scenario.StartAsync(new ModelServerOptions
        {
            Seed = 7,
            TimeProvider = clock,
            TimeToFirstToken = first,
            InterTokenGap = LatencyDistribution.Constant(TimeSpan.FromMilliseconds(20)),
            AnswerTokens = 10,
            TokensPerChunk = 3,
        });

        foreach (var index in Enumerable.Range(0, 3))
        {
            using var response = await scenario.ChatAsync(stream: streamed);
            await response.Content.ReadAsStringAsync();

            var record = scenario.Server.Requests[index];
            var total = first.Draw(7, index) + (7 * TimeSpan.FromMilliseconds(20));
            Near(total, clock.GetElapsedTime(record.ArrivedTimestamp, record.EndedTimestamp!.Value));
            Near(streamed ? first.Draw(7, index) : total, clock.GetElapsedTime(record.ArrivedTimestamp, record.FirstContentTimestamp!.Value));
        }
    }

    [Fact]
    public async Task A_rule_has_a_latency_of_its_own()
    {
        var clock = new JumpingClock();
        await using var scenario = await Scenario.StartAsync(new ModelServerOptions { TimeProvider = clock });
        scenario.Server.WhenPromptContains("slow").Respond("x").WithLatency(LatencyDistribution.Constant(5 * Second));

        await scenario.ChatTextAsync("slow");
        await scenario.ChatTextAsync("quick");

        Assert.Equal(
            [5 * Second, TimeSpan.Zero],
            scenario.Server.Requests.Select(record => clock.GetElapsedTime(record.ArrivedTimestamp, record.EndedTimestamp!.Value)));
    }

    [Fact]
    public async Task The_thread_pacer_completes_waits_in_the_order_of_their_deadlines_and_none_early()
    {
        using var pacer = new ThreadPacer();
        var start = TimeProvider.System.GetTimestamp();
        var deadlines = new[] { 30, 10, 20, 10, 0, 25 }.Select(wait => start + (wait * TimeProvider.System.TimestampFrequency / 1000)).ToArray();

        var ended = await Task.WhenAll(deadlines.Select(async deadline =>
        {
            await pacer.WaitUntilAsync(deadline, TestContext.Current.CancellationToken);
            return TimeProvider.System.GetTimestamp();
        }));

        Assert.All(deadlines.Zip(ended), pair => Assert.True(pair.Second >= pair.First));
    }

    [Fact]
    public async Task A_wait_on_the_thread_pacer_ends_when_it_is_cancelled_or_the_pacer_goes()
    {
        var pacer = new ThreadPacer();
        using var source = new CancellationTokenSource();
        var cancelled = pacer.WaitUntilAsync(long.MaxValue, source.Token).AsTask();
        var abandoned = pacer.WaitUntilAsync(long.MaxValue, CancellationToken.None).AsTask();

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        pacer.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pacer.WaitUntilAsync(long.MaxValue, default).AsTask());
    }

    [Fact]
    public void Impossible_distributions_are_refused_with_value_and_range()
    {
        var problems = new[]
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => LatencyDistribution.Constant(-Second)),
            Assert.Throws<ArgumentOutOfRangeException>(() => LatencyDistribution.Uniform(2 * Second, Second)),
            Assert.Throws<ArgumentOutOfRangeException>(() => LatencyDistribution.LogNormal(TimeSpan.Zero, Second)),
            Assert.Throws<ArgumentOutOfRangeException>(() => LatencyDistribution.Normal(Second, TimeSpan.FromHours(2))),
            Assert.Throws<ArgumentOutOfRangeException>(() => LatencyDistribution.Bimodal(LatencyDistribution.None, LatencyDistribution.None, 1.5)),
        };

        Assert.All(problems, problem => Assert.Contains("Allowed: ", problem.Message, StringComparison.Ordinal));
        Assert.Contains("1.5", problems[^1].Message, StringComparison.Ordinal);
    }

    private static void Near(TimeSpan expected, TimeSpan actual) => Assert.Equal(expected.Ticks, actual.Ticks, 2.0);
}
