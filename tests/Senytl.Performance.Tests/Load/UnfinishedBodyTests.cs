using Microsoft.Extensions.AI;
using Senytl.Performance.Tests.Llm;

namespace Senytl.Performance.Tests.Load;

/// <summary>A body that has done nothing when it returns would be measured as one that takes no time.</summary>
public sealed class UnfinishedBodyTests
{
    private readonly BenchmarkOptions options = new() { Name = "unfinished", Iterations = 1, Warmup = 0 };

    [Fact]
    public async Task A_stream_that_nobody_reads_is_refused()
    {
        var client = ScriptedChatClient.Answering("gpt-4", 10, 1, "hi");

        await IsRefusedAsync(() => Benchmark.RunAsync(options, () => client.GetStreamingResponseAsync("hi")), "await foreach");
        await IsRefusedAsync(() => Benchmark.RunAsync(options, () => client.GetStreamingResponseAsync("hi").ConfigureAwait(false)), "await foreach");
        await IsRefusedAsync(() => Benchmark.RunAsync(options, () => new AsyncList()), "The body returns AsyncList");
    }

    [Fact]
    public async Task Whatever_could_be_awaited_is_refused()
    {
        await IsRefusedAsync(() => Benchmark.RunAsync(options, () => Task.FromResult(1)), "The body returns Task");
        await IsRefusedAsync(() => Benchmark.RunAsync(options, () => new ValueTask<int>(1)), "token => …");
        await IsRefusedAsync(() => Benchmark.RunAsync(options, () => Task.CompletedTask.ConfigureAwait(false)), "The body returns ConfiguredTaskAwaitable");
        await IsRefusedAsync(() => Benchmark.RunAsync(options, () => Task.Yield()), "The body returns YieldAwaitable");
    }

    [Fact]
    public async Task An_async_body_without_a_task_is_refused()
    {
        Action body = async () => await Task.Yield();

        await IsRefusedAsync(() => Benchmark.RunAsync(options, body), "async void");
    }

    private static async Task IsRefusedAsync(Func<Task> run, string reason) =>
        Assert.Contains(reason, (await Assert.ThrowsAsync<ArgumentException>(run)).Message, StringComparison.Ordinal);

    private sealed class AsyncList : List<int>, IAsyncEnumerable<int>
    {
        IAsyncEnumerator<int> IAsyncEnumerable<int>.GetAsyncEnumerator(CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
