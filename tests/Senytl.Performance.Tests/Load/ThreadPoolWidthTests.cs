using Senytl.Performance.Load;

namespace Senytl.Performance.Tests.Load;

[Collection(nameof(ThreadPoolWidthTests))]
[CollectionDefinition(nameof(ThreadPoolWidthTests), DisableParallelization = true)]
public sealed class ThreadPoolWidthTests
{
    [Fact]
    public void Runs_that_overlap_have_the_threads_of_both_and_leave_the_pool_as_it_was()
    {
        var atRest = Workers;
        var first = ThreadPoolWidth.AtLeast(users: 100);
        var second = ThreadPoolWidth.AtLeast(users: 200);
        Assert.Equal(300 + Environment.ProcessorCount, Workers);

        first.Dispose();
        Assert.Equal(200 + Environment.ProcessorCount, Workers);

        second.Dispose();
        Assert.Equal(atRest, Workers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_load_has_a_thread_for_each_request_at_once_where_its_body_blocks_and_there_alone(bool blocking)
    {
        var atRest = Workers;
        var closed = new LoadTestOptions { Name = "closed", ConcurrentUsers = 100, IterationsPerUser = 1, BlockingBody = blocking };
        var open = new LoadTestOptions { Name = "open", Profile = LoadProfile.Burst(1, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.1)), MaxInFlight = 100, BlockingBody = blocking };

        Assert.All(
            [await WorkersInAsync(closed), await WorkersInAsync(open)],
            workers => Assert.Equal(blocking ? 100 + Environment.ProcessorCount : atRest, workers));
        Assert.Equal(atRest, Workers);

        static async Task<int> WorkersInAsync(LoadTestOptions options)
        {
            var workers = 0;
            await LoadTest.RunAsync(options, (_, _) =>
            {
                Volatile.Write(ref workers, Workers);
                return Task.CompletedTask;
            });
            return workers;
        }
    }

    private static int Workers
    {
        get
        {
            ThreadPool.GetMinThreads(out var workers, out _);
            return workers;
        }
    }
}
