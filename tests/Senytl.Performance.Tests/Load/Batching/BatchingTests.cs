namespace Senytl.Performance.Tests.Load.Batching;

/// <remarks>Alone, for the heap of the process tells whether a body keeps what it allocates.</remarks>
[CollectionDefinition(nameof(BatchingTests), DisableParallelization = true)]
[Collection(nameof(BatchingTests))]
public sealed class BatchingTests
{
    private long calls;

    [Fact]
    public async Task An_iteration_of_a_short_body_is_a_batch_of_calls()
    {
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "short", Iterations = 5 }, () => ++calls);

        var operation = Assert.IsType<OperationStats>(result.Operation);
        Assert.Equal((5L, 5L), (result.Requests, operation.Batches));
        Assert.True(operation.CallsPerBatch >= 16, $"{operation.CallsPerBatch} calls a batch");
        Assert.True(calls > operation.Calls, "the warm-up and the pilot are not among the measured calls");
    }

    [Fact]
    public async Task The_time_of_the_calls_is_not_above_the_time_of_the_run()
    {
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "time", Iterations = 5 }, () => ++calls);

        var operation = result.Operation!;
        Assert.InRange(operation.MeanNanoseconds * operation.Calls, 0, result.WallTime.TotalNanoseconds);
        Assert.Equal(operation.Calls / result.WallTime.TotalSeconds, result.ThroughputPerSecond, tolerance: result.ThroughputPerSecond * 1e-9);
        Assert.True(operation.MinNanoseconds <= operation[Percentile.P50] && operation[Percentile.P50] <= operation.MaxNanoseconds);
    }

    [Fact]
    public async Task What_a_call_allocates_is_counted_to_the_byte()
    {
        object? kept = null;
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "allocates", Iterations = 3 }, () => { kept = new byte[100]; });

        GC.KeepAlive(kept);
        Assert.Equal(128, result.Operation!.AllocatedBytes!.Value, tolerance: 0.5);
        Assert.Equal(Verdict.Failed, Objectives.AllocatedBytes(100).Judge(result).Verdict);
        Assert.Equal(Verdict.Passed, Objectives.AllocatedBytes(129).Judge(result).Verdict);
    }

    [Fact]
    public async Task What_a_body_keeps_once_does_not_end_its_batches()
    {
        object? cache = null;
        object? last = null;

        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "fills a cache", Iterations = 3 }, () =>
        {
            cache = ++calls == 100_000 ? new byte[200_000_000] : cache;
            last = new byte[100];
        });

        GC.KeepAlive((cache, last));
        Assert.Equal(128, result.Operation!.AllocatedBytes!.Value, tolerance: 0.5);
    }

    [Fact]
    public async Task What_a_first_call_loads_does_not_end_its_batches()
    {
        var options = new BenchmarkOptions { Name = "loads first", Iterations = 3, Warmup = 1 };

        var result = await Benchmark.RunAsync(options, () =>
        {
            if (++calls == 1)
            {
                Thread.Sleep(150);
            }
        });

        Assert.InRange(result.Operation!.MeanNanoseconds, 0, 1_000);
    }

    [Fact]
    public async Task A_body_that_allocates_nothing_is_said_to()
    {
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "clean", Iterations = 3 }, () => ++calls);

        Assert.Equal(0, result.Operation!.AllocatedBytes);
    }

    [Fact]
    public async Task Completed_tasks_are_batched_like_plain_bodies()
    {
        var tasks = await Benchmark.RunAsync(new BenchmarkOptions { Name = "task", Iterations = 3 }, _ => Task.CompletedTask);
        var values = await Benchmark.RunAsync(new BenchmarkOptions { Name = "value task", Iterations = 3 }, ValueTask (_) => default);

        Assert.All([tasks, values], result => Assert.True(result.Operation!.CallsPerBatch >= 16));
    }

    [Fact]
    public async Task A_batch_goes_on_after_a_call_that_had_to_wait()
    {
        var options = new BenchmarkOptions { Name = "waits at times", Iterations = 3 };

        var result = await Benchmark.RunAsync(options, async ValueTask (_) =>
        {
            if (++calls % 1_000_003 == 0)
            {
                await Task.Yield();
            }
        });

        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal(3, result.Succeeded);
    }
}
