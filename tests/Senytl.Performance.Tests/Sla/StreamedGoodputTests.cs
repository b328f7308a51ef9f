using Microsoft.Extensions.AI;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Sla;

/// <summary>Goodput of streamed requests: each of its limits by itself makes a request that breaks it not good.</summary>
public class StreamedGoodputTests
{
    private const int Each = 4;

    private static readonly MockReply Good = new()
    {
        Text = "one two three four",
        TimeToFirstToken = TimeSpan.FromSeconds(0.5),
        ChunkGap = TimeSpan.FromMilliseconds(20),
        InputTokens = 10,
        OutputTokens = 4,
    };

    private static readonly MockReply[] Replies =
    [
        Good,
        Good with { TimeToFirstToken = TimeSpan.FromSeconds(2) },
        Good with { ChunkGap = TimeSpan.FromMilliseconds(200) },
        Good with { InputTokens = 10_000 },
        Good with { OutputTokens = 1 },
    ];

    [Fact]
    public async Task A_late_first_token_makes_a_request_not_good() =>
        Assert.Equal(Each, await BadAsync(Objectives.Goodput(0.1, timeToFirstTokenSeconds: 0.5)));

    [Fact]
    public async Task A_dear_call_makes_a_request_not_good() => Assert.Equal(Each, await BadAsync(Objectives.Goodput(0.1, costUsd: 0.01m)));

    [Fact]
    public async Task Slow_tokens_make_a_request_not_good_and_so_does_a_single_one_which_has_no_time_per_token() =>
        Assert.Equal(2 * Each, await BadAsync(Objectives.Goodput(0.1, timePerOutputTokenSeconds: 0.02)));

    [Fact]
    public async Task A_request_is_good_when_first_token_and_time_per_token_both_hold()
    {
        var goodput = Objectives.Goodput(0.1, timeToFirstTokenSeconds: 0.5, timePerOutputTokenSeconds: 0.02);

        Assert.Equal("goodput (success, first token ≤ 500 ms, time per output token ≤ 20 ms) ≥ 10 %", goodput.ToString());
        Assert.Equal(3 * Each, await BadAsync(goodput));
        Assert.Equal(4 * Each, await BadAsync(Objectives.Goodput(0.1, latencySeconds: 60, 0.5, tokens: 100_000, 0.01m, 0.02)));
    }

    [Fact]
    public async Task The_slowest_of_several_calls_counts()
    {
        var result = await RunAsync(2, (index, client) => index == 0 ? AskAsync(client, 0, 2) : AskAsync(client, 0, 0));

        Assert.Equal(1, Objectives.Goodput(0.1, timePerOutputTokenSeconds: 0.02).Judge(result).Over);
    }

    [Fact]
    public async Task A_request_recorded_by_hand_has_the_time_per_token_of_its_calls()
    {
        var result = await RunAsync(2, async (index, client) =>
        {
            await AskAsync(client, index == 0 ? 2 : 0);
            Metrics.Record(TimeSpan.FromSeconds(5));
            await AskAsync(client, 0);
            Metrics.Record(TimeSpan.FromSeconds(5));
        });

        Assert.Equal((4L, 1L), Objectives.Goodput(0.1, timePerOutputTokenSeconds: 0.02).Judge(result) is var verdict ? (verdict.SampleSize, verdict.Over) : default);
    }

    [Fact]
    public async Task A_response_of_one_token_has_no_time_per_output_token_and_a_limit_on_it_says_so()
    {
        var result = await RunAsync(3, (_, client) => AskAsync(client, 4));

        var verdict = Objectives.Duration(DurationMetric.TimePerOutputToken, Percentile.P95, seconds: 60).Judge(result);

        Assert.Equal((3L, 0L), (result.TimeToFirstToken.Count, result.TimePerOutputToken.Count));
        Assert.Equal((Verdict.Failed, "none"), (verdict.Verdict, verdict.Measured));
        Assert.StartsWith("no streamed model call with at least 2 output tokens", verdict.Reason, StringComparison.Ordinal);
    }

    private static async Task<long?> BadAsync(Objective goodput)
    {
        var result = await RunAsync(Each * Replies.Length, (index, client) => AskAsync(client, index % Replies.Length), goodput);

        Assert.Equal(result.Objectives[0], goodput.Judge(result));
        return result.Objectives[0].Over;
    }

    private static async Task AskAsync(IChatClient client, params int[] replies)
    {
        foreach (var reply in replies)
        {
            await foreach (var update in client.GetStreamingResponseAsync([new(ChatRole.User, $"reply {reply}")]))
            {
                Assert.NotNull(update);
            }
        }
    }

    private static async Task<PerformanceResult> RunAsync(
        int requests, Func<int, IChatClient, Task> body, params Objective[] objectives)
    {
        var clock = new ManualClock { JumpsToDelays = true };
        using var mock = new MockChatClient(clock, "probe");
        for (var i = 0; i < Replies.Length; i++)
        {
            mock.When($"reply {i}").Respond(Replies[i]);
        }

        using var client = mock.Measured();
        var prices = PriceCatalogue.Default.With("probe", ModelPrice.PerMillion(10, 10));
        return await Runs.OfAsync(clock, prices, requests, index => body(index, client), objectives);
    }
}
