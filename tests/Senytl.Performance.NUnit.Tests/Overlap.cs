using NUnit.Framework;

[assembly: Parallelizable(ParallelScope.All)]
[assembly: LevelOfParallelism(4)]

namespace Senytl.Performance.NUnit.Tests;

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
        Assert.That(Volatile.Read(ref exclusive), Is.Zero);
        if (Interlocked.Increment(ref ordinary) == 2)
        {
            BothOrdinary.SetResult();
        }

        await BothOrdinary.Task.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.That(Volatile.Read(ref exclusive), Is.Zero);
        Interlocked.Decrement(ref ordinary);
    }

    /// <summary>A request of a performance test that runs alone.</summary>
    public static async Task ExclusiveAsync()
    {
        Assert.That(Interlocked.Increment(ref exclusive), Is.EqualTo(1));
        Assert.That(Volatile.Read(ref ordinary), Is.Zero);
        await Task.Yield();
        Assert.That(Volatile.Read(ref ordinary), Is.Zero);
        Interlocked.Decrement(ref exclusive);
    }
}
