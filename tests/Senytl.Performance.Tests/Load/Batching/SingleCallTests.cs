using Microsoft.Extensions.AI;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Load.Batching;

/// <summary>When an iteration stays exactly one call of the body, however short it is.</summary>
[Collection(nameof(BatchingTests))]
public sealed class SingleCallTests
{
    private readonly BenchmarkOptions options = new() { Name = "single", Iterations = 10, Warmup = 2 };
    private int calls;

    [Fact]
    public Task When_batching_is_switched_off() => IsCalledOnceAsync(options with { AutoBatch = false }, Count);

    [Fact]
    public Task Without_a_warm_up() => IsCalledOnceAsync(options with { Warmup = 0 }, Count);

    [Fact]
    public Task Under_a_spend_limit() => IsCalledOnceAsync(options with { MaxSpendUsd = 1, ExpectedCostUsdPerRequest = 0.01m }, Count);

    [Fact]
    public Task When_a_leak_is_looked_for() => IsCalledOnceAsync(options with { Objectives = [Objectives.NoMemoryLeaks()] }, Count);

    [Fact]
    public Task On_a_clock_of_the_tests_own() => IsCalledOnceAsync(options with { TimeProvider = new ManualClock() }, Count);

    [Fact]
    public async Task When_the_body_has_to_wait()
    {
        await IsCalledOnceAsync(options, async () =>
        {
            calls++;
            await Task.Yield();
        });
    }

    [Fact]
    public async Task When_the_body_calls_a_model()
    {
        var client = new MockChatClient().Otherwise("hello").Measured();

        await IsCalledOnceAsync(options, async () =>
        {
            calls++;
            await client.GetResponseAsync("hi");
        });
    }

    [Fact]
    public Task When_the_body_records_by_hand() => IsCalledOnceAsync(options, () =>
    {
        calls++;
        Metrics.Record(TimeSpan.FromMilliseconds(1), new TokenUsage { Input = 1, Output = 1 }, costUsd: 0);
        return Task.CompletedTask;
    });

    [Fact]
    public Task When_the_body_fails() => IsCalledOnceAsync(options, () =>
    {
        calls++;
        throw new InvalidOperationException("no");
    });

    [Fact]
    public async Task When_the_body_keeps_what_it_allocates()
    {
        var kept = new List<byte[]>();

        var result = await Benchmark.RunAsync(options, () => kept.Add(new byte[100_000]));

        Assert.Null(result.Operation);
        Assert.InRange(kept.Count, 12, 5_000);
    }

    private Task Count()
    {
        calls++;
        return Task.CompletedTask;
    }

    private async Task IsCalledOnceAsync(BenchmarkOptions run, Func<Task> body)
    {
        var result = await Benchmark.RunAsync(run, _ => body());

        Assert.Null(result.Operation);
        Assert.Equal(run.Warmup + run.Iterations, calls);
        Assert.Equal(run.Iterations, result.Requests);
        Assert.Equal(run.Warmup, result.WarmupRequests);
    }
}
