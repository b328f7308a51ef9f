using FluentAssertions;
using FluentAssertions.Execution;
using FluentAssertions.Extensions;
using Microsoft.Extensions.AI;
using Senytl.Testing;

namespace Senytl.Performance.FluentAssertions.Tests.Results;

public class DurationAssertionTests
{
    [Fact]
    public async Task Streamed_responses_are_held_to_first_token_gap_and_time_per_token()
    {
        var result = await StreamedAsync();

        result.Should()
            .HaveTimeToFirstTokenUnder(200.Milliseconds(), Percentile.Max)
            .And.HaveInterTokenLatencyUnder(50.Milliseconds(), Percentile.Max)
            .And.HaveTimePerOutputTokenUnder(25.Milliseconds(), Percentile.Max)
            .And.HaveLatencyUnder(300.Milliseconds(), Percentile.Max)
            .And.HaveServiceTimeUnder(300.Milliseconds())
            .And.HaveModelCallLatencyUnder(300.Milliseconds(), Percentile.Max)
            .And.HaveTokensPerSecondPerUserAbove(40);
    }

    [Theory]
    [InlineData("time to first token", 199)]
    [InlineData("inter-token latency", 49)]
    [InlineData("time per output token", 24)]
    [InlineData("service time", 299)]
    [InlineData("model call latency", 299)]
    [InlineData("latency", 299)]
    public async Task Each_clock_is_named_when_its_limit_is_broken_by_one_millisecond(string clock, int milliseconds)
    {
        var result = await StreamedAsync();
        var limit = milliseconds.Milliseconds();

        Action act = clock switch
        {
            "time to first token" => () => result.Should().HaveTimeToFirstTokenUnder(limit),
            "inter-token latency" => () => result.Should().HaveInterTokenLatencyUnder(limit),
            "time per output token" => () => result.Should().HaveTimePerOutputTokenUnder(limit),
            "service time" => () => result.Should().HaveServiceTimeUnder(limit),
            "model call latency" => () => result.Should().HaveModelCallLatencyUnder(limit),
            _ => () => result.Should().HaveLatencyUnder(limit),
        };

        act.Should().Throw<AssertionFailedException>().WithMessage($"Expected result to meet average {clock} ≤ {milliseconds} ms*");
    }

    [Fact]
    public async Task A_token_rate_below_its_floor_is_named_with_both_figures()
    {
        var result = await StreamedAsync();

        var act = () => result.Should().HaveTokensPerSecondPerUserAbove(40.5);

        act.Should().Throw<AssertionFailedException>().WithMessage("*tokens per second per user  ≥ 40.5/s  measured 40/s*");
    }

    [Fact]
    public async Task A_response_that_was_not_streamed_has_no_time_to_first_token()
    {
        var result = await Runs.OfAsync(10);

        var act = () => result.Should().HaveTimeToFirstTokenUnder(1.Hours());

        act.Should().Throw<AssertionFailedException>().WithMessage("*nothing was streamed*");
    }

    private static Task<PerformanceResult> StreamedAsync()
    {
        var clock = new ManualClock { JumpsToDelays = true };
        var client = new MockChatClient(clock).Otherwise(new MockReply
        {
            Text = "one two three",
            TimeToFirstToken = 200.Milliseconds(),
            ChunkGap = 50.Milliseconds(),
            InputTokens = 10,
            OutputTokens = 5,
        }).Measured();
        return Runs.OfAsync(clock, 3, async _ => await client.GetStreamingResponseAsync("hello").ToChatResponseAsync());
    }
}
