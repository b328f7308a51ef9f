using Microsoft.Extensions.AI;
using Senytl.Performance.Tests.Llm;

namespace Senytl.Performance.Tests.Measuring;

public sealed class RecordByHandTests
{
    private static readonly ChatResponse Response = new(new ChatMessage(ChatRole.Assistant, "hello"))
    {
        ModelId = "gpt-3.5-turbo",
        Usage = new UsageDetails { InputTokenCount = 1000, OutputTokenCount = 2000, TotalTokenCount = 3000 },
    };

    [Fact]
    public void A_plain_test_records_and_judges_at_once()
    {
        using var metrics = Metrics.Start("plain");

        Metrics.Record(TimeSpan.FromMilliseconds(120), Response);

        Performance.Sla.LatencyUnder(seconds: 0.2);
        Performance.Sla.TokensUnder(3000);
        Performance.Sla.CostUnder(cents: 0.35);
        Assert.Contains("$0.0035", Assert.Throws<SlaViolationException>(() => Performance.Sla.CostUnder(cents: 0.34)).Message, StringComparison.Ordinal);
        Assert.Equal(0.0035m, metrics.Result.CostUsd);
    }

    [Fact]
    public async Task Requests_recorded_in_a_body_take_the_place_of_the_iterations_own()
    {
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "by hand", Iterations = 10, Warmup = 0 }, _ =>
        {
            Metrics.Record(TimeSpan.FromSeconds(2), Response);
            Metrics.Record(TimeSpan.FromSeconds(4), new TokenUsage { Input = 1, Output = 1 }, costUsd: 0.5m);
            return Task.CompletedTask;
        });

        Assert.Equal(20, result.Requests);
        Assert.Equal(TimeSpan.FromSeconds(3), result.ResponseTime.Average);
        Assert.Equal(TimeSpan.FromSeconds(4), result.ResponseTime.Max);
        Assert.Equal(10 * 0.5035m, result.CostUsd);
    }

    [Fact]
    public async Task A_response_that_a_measured_client_saw_is_not_counted_twice()
    {
        var client = ScriptedChatClient.Answering("gpt-4", 10, 5, "hi").Measured();

        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "once", Iterations = 10, Warmup = 0 }, async token =>
        {
            var response = await client.GetResponseAsync("?", cancellationToken: token);
            Metrics.Record(TimeSpan.FromSeconds(1), response);
        });

        Assert.Equal(10, result.Requests);
        Assert.Equal(10, result.ModelCalls);
        Assert.Equal(150, result.Tokens!.Total);
    }

    [Fact]
    public async Task A_body_that_fails_after_it_recorded_leaves_a_failed_request_too()
    {
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "fails", Iterations = 3, Warmup = 0 }, Task (_) =>
        {
            Metrics.Record(TimeSpan.FromSeconds(1));
            throw new FormatException("after");
        });

        Assert.Equal(3, result.Succeeded);
        Assert.Equal(3, result.Failed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_recorded_after_the_iteration_is_over_is_no_request_and_its_tokens_count_once(bool callIsSeen)
    {
        IChatClient client = ScriptedChatClient.Answering("gpt-4", 10, 20, "hi");
        client = callIsSeen ? client.Measured() : client;
        var (over, late) = (new TaskCompletionSource(), new TaskCompletionSource());

        var result = await LoadTest.RunAsync(new LoadTestOptions { Name = "late", ConcurrentUsers = 2, IterationsPerUser = 1 }, async (user, token) =>
        {
            if (user.Index == 0)
            {
                _ = RecordLateAsync();
                return;
            }

            while (Metrics.Current.Requests == 0)
            {
                await Task.Yield();
            }

            over.SetResult();
            await late.Task.WaitAsync(token);
        });

        Assert.Equal(2, result.Requests);
        Assert.Equal(30, result.Tokens!.Total);
        Assert.Contains(result.Notes, note => note.StartsWith("1 request recorded by hand came after the iteration", StringComparison.Ordinal));

        async Task RecordLateAsync()
        {
            await over.Task;
            Metrics.Record(TimeSpan.FromSeconds(1), await client.GetResponseAsync("?"));
            late.SetResult();
        }
    }

    [Fact]
    public void An_error_recorded_by_hand_is_a_failed_request()
    {
        using var metrics = Metrics.Start();

        Metrics.Record(TimeSpan.FromSeconds(1), error: new HttpRequestException("x", null, System.Net.HttpStatusCode.BadGateway));

        Assert.Equal(1, metrics.Result.Outcomes[RequestOutcome.ServerError]);
    }

    [Fact]
    public async Task The_run_in_progress_can_be_read_from_its_body()
    {
        var seen = new List<long>();

        await Benchmark.RunAsync(new BenchmarkOptions { Name = "current", Iterations = 3, Warmup = 0 }, _ =>
        {
            seen.Add(Metrics.Current.Requests);
            return Task.CompletedTask;
        });

        Assert.Equal([0, 1, 2], seen);
    }

    [Fact]
    public void Impossible_tokens_and_costs_are_refused_and_leave_nothing_behind()
    {
        using var metrics = Metrics.Start();

        var tokens = Assert.Throws<InvalidUsageException>(() => Metrics.Record(TimeSpan.FromSeconds(1), new TokenUsage { Input = -5 }));
        var negative = Assert.Throws<ArgumentOutOfRangeException>(() => Metrics.Record(TimeSpan.FromSeconds(1), TokenUsage.Zero, costUsd: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metrics.Record(TimeSpan.FromSeconds(1), TokenUsage.Zero, costUsd: 1_000_000_001));

        Assert.Contains("Input is -5 tokens; a count is 0 or more", tokens.Message, StringComparison.Ordinal);
        Assert.Contains("from 0 to 1,000,000,000 USD", negative.Message, StringComparison.Ordinal);
        Assert.Equal((-1m, "costUsd"), ((decimal)negative.ActualValue!, negative.ParamName));
        Assert.Equal((0, 0), (metrics.Result.Requests, metrics.Result.ModelCalls));
    }

    [Fact]
    public void Impossible_times_are_refused()
    {
        using var metrics = Metrics.Start();

        Assert.Throws<ArgumentOutOfRangeException>(() => Metrics.Record(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metrics.Record(TimeSpan.FromSeconds(1), timeToFirstToken: TimeSpan.FromSeconds(2)));
    }
}
