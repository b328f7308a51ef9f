using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Tests.Llm;

public sealed class MeasuredChatClientTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_of_one_iteration_belong_to_its_request_also_in_parallel(bool streamed)
    {
        var client = ScriptedChatClient.Answering("gpt-4-turbo", 100, 20, "he", "llo").Measured();

        var result = await LoadTest.RunAsync(
            new LoadTestOptions { Name = "calls", ConcurrentUsers = 6, IterationsPerUser = 10 },
            async (_, token) =>
            {
                await CallAsync(client, streamed, token);
                await Task.WhenAll(CallAsync(client, streamed, token), Task.Run(() => CallAsync(client, streamed, token), token));
            });

        Assert.Equal(60, result.Succeeded);
        Assert.Equal(180, result.ModelCalls);
        Assert.Equal(180 * 120, result.Tokens!.Total);
        Assert.Equal(360, result.TokensPerRequest);
        Assert.Equal(180 * (100 * 10m + 20 * 30m) / 1_000_000, result.CostUsd);
        Assert.All(result.Samples, sample => Assert.Equal((3L, 360L), (sample.ModelCalls, sample.Usage!.Total)));
        Assert.Equal(streamed ? 60 : 0, result.TimeToFirstToken.Count);
        Assert.Equal(streamed ? 180 : 0, result.InterTokenLatency.Count);
        Assert.Equal(streamed ? 180 : 0, result.TimePerOutputToken.Count);
        Assert.Equal(180, result.Models["gpt-4-turbo"].Calls);
    }

    [Fact]
    public async Task Time_to_first_token_runs_from_the_requests_start_to_the_first_content_that_is_not_empty()
    {
        var client = new ScriptedChatClient(Updates).Measured();

        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "ttft", Iterations = 5, Warmup = 0 },
            async token =>
            {
                await Task.Delay(30, token);
                await CallAsync(client, streamed: true, token);
            });

        Assert.All(result.Samples, sample =>
        {
            Assert.True(sample.TimeToFirstToken >= TimeSpan.FromMilliseconds(50));
            Assert.True(sample.TimeToFirstToken <= sample.ServiceTime - TimeSpan.FromMilliseconds(20));
        });

        static async IAsyncEnumerable<ChatResponseUpdate> Updates([EnumeratorCancellation] CancellationToken token)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, "");
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new FunctionCallContent("1", "look_up")]);
            await Task.Delay(30, token);
            yield return new ChatResponseUpdate(ChatRole.Assistant, "first");
            await Task.Delay(30, token);
        }
    }

    [Fact]
    public async Task A_call_without_usage_fails_token_and_cost_objectives_and_names_the_cause()
    {
        var client = new ScriptedChatClient(_ => NoUsage()).Measured();

        var result = await Benchmark.RunAsync(
            new BenchmarkOptions
            {
                Name = "no usage",
                Objectives = [Objectives.Tokens(TokenKind.Total, true, 100), Objectives.Cents(true, 1)],
            },
            token => CallAsync(client, streamed: true, token));

        Assert.Equal([Verdict.Failed, Verdict.Failed], result.Objectives.Select(verdict => verdict.Verdict));
        Assert.Contains("none of 20 model calls reported usage", result.Objectives[0].Reason, StringComparison.Ordinal);
        Assert.Contains("reported no usage", result.Objectives[1].Reason, StringComparison.Ordinal);

        static async IAsyncEnumerable<ChatResponseUpdate> NoUsage()
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, "hi") { ModelId = "gpt-4" };
        }
    }

    [Fact]
    public async Task An_unknown_model_has_an_unknown_cost_and_is_named()
    {
        var client = ScriptedChatClient.Answering("my-own-model", 10, 10, "hi").Measured();

        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "unknown", Objectives = [Objectives.Cents(true, 1000)] },
            token => CallAsync(client, streamed: false, token));

        Assert.Null(result.CostUsd);
        Assert.Equal(Verdict.Failed, result.Objectives[0].Verdict);
        Assert.Contains("my-own-model", result.Objectives[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_outlives_its_request_is_in_the_totals_and_in_no_other_request()
    {
        var release = new TaskCompletionSource();
        var client = new ScriptedChatClient(_ => Late(release.Task)).Measured();
        Task late = Task.CompletedTask;
        var n = 0;

        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "late", Iterations = 3, Warmup = 0 },
            async token =>
            {
                switch (n++)
                {
                    case 0:
                        late = CallAsync(client, streamed: false, token);
                        break;
                    case 1:
                        release.SetResult();
                        await late;
                        break;
                }
            });

        Assert.Equal(10, result.Tokens!.Total);
        Assert.All(result.Samples, sample => Assert.Equal(0, sample.ModelCalls));
        Assert.Contains(result.Notes, note => note.StartsWith("1 model calls ended after the request", StringComparison.Ordinal));

        static async IAsyncEnumerable<ChatResponseUpdate> Late(Task release)
        {
            await release;
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 6, OutputTokenCount = 4 })]);
        }
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_a_failed_call_and_keeps_its_first_token()
    {
        var client = new ScriptedChatClient(_ => Broken()).Measured();

        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "broken", Iterations = 4, Warmup = 0, Objectives = [Objectives.ErrorRate(1)] },
            token => CallAsync(client, streamed: true, token));

        Assert.Equal(4, result.Failed);
        Assert.Equal(4, result.Models.Values.Single().Failed);
        Assert.Equal(0, result.TimePerOutputToken.Count);
        Assert.All(result.Samples, sample => Assert.NotNull(sample.TimeToFirstToken));

        static async IAsyncEnumerable<ChatResponseUpdate> Broken()
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, "half a sen");
            throw new IOException("the connection was closed");
        }
    }

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 0)]
    public async Task A_stream_that_goes_on_after_its_usage_and_never_says_why_it_stopped_was_cut_short(bool stops, long cut)
    {
        var client = new ScriptedChatClient(_ => Updates(stops)).Measured();

        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "outrun", Iterations = 4, Warmup = 0 }, token => CallAsync(client, streamed: true, token));

        Assert.Equal((4L, cut), (result.ModelCalls, result.ModelCallsWithoutUsage));
        Assert.Equal(cut > 0 ? null : 4 * 130L, result.Tokens?.Total);

        static async IAsyncEnumerable<ChatResponseUpdate> Updates(bool stops)
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 100, OutputTokenCount = 1 })]) { ModelId = "claude-sonnet-4-5" };
            yield return new ChatResponseUpdate(ChatRole.Assistant, "half a sen");
            if (stops)
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { OutputTokenCount = 29 })]) { FinishReason = ChatFinishReason.Stop };
            }
        }
    }

    [Fact]
    public async Task Outside_of_a_run_calls_only_pass()
    {
        var client = ScriptedChatClient.Answering("gpt-4", 1, 1, "hi").Measured();

        Assert.Equal("hi", (await client.GetResponseAsync("?")).Text);
        Assert.Same(client, client.Measured());
    }

    private static async Task CallAsync(IChatClient client, bool streamed, CancellationToken token)
    {
        if (!streamed)
        {
            await client.GetResponseAsync("?", cancellationToken: token);
            return;
        }

        await foreach (var _ in client.GetStreamingResponseAsync("?", cancellationToken: token))
        {
        }
    }
}
