// Four tests wait for each other, and each holds a thread of xUnit.
[assembly: CollectionBehavior(MaxParallelThreads = 8)]

namespace Senytl.Performance.Xunit.Tests;

/// <summary>Who runs now, and whether a performance test ever ran beside anything.</summary>
internal static class Overlap
{
    private static readonly TaskCompletionSource BothOrdinary = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private static int ordinary;
    private static int exclusive;

    /// <summary>
    /// An ordinary test: ends when two of them run at the same time, which shows that tests do run in parallel here.
    /// </summary>
    public static async Task OrdinaryAsync()
    {
        Assert.Equal(0, Volatile.Read(ref exclusive));
        if (Interlocked.Increment(ref ordinary) == 2)
        {
            BothOrdinary.SetResult();
        }

        await BothOrdinary.Task.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, Volatile.Read(ref exclusive));
        Interlocked.Decrement(ref ordinary);
    }

    /// <summary>A request of a performance test that runs alone.</summary>
    public static async Task ExclusiveAsync()
    {
        Assert.Equal(1, Interlocked.Increment(ref exclusive));
        Assert.Equal(0, Volatile.Read(ref ordinary));
        await Task.Yield();
        Assert.Equal(0, Volatile.Read(ref ordinary));
        Interlocked.Decrement(ref exclusive);
    }
}
