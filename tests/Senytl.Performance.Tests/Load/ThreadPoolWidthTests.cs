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

    private static int Workers
    {
        get
        {
            ThreadPool.GetMinThreads(out var workers, out _);
            return workers;
        }
    }
}
