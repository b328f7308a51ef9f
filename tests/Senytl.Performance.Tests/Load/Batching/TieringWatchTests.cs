using System.Diagnostics;
using System.Runtime.CompilerServices;
using Senytl.Performance.Load.Batching;

namespace Senytl.Performance.Tests.Load.Batching;

public sealed class TieringWatchTests
{
    [Fact]
    public void A_method_that_is_compiled_again_is_seen()
    {
        var watch = TieringWatch.Instance;
        var before = watch.Events;
        var patience = Stopwatch.StartNew();
        var sum = 0;
        while (watch.Events == before && patience.Elapsed < TimeSpan.FromSeconds(30))
        {
            sum += CalledOften(sum);
            Thread.Yield();
        }

        Assert.NotEqual(before, watch.Events);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int CalledOften(int value) => (value * 31) + 7;
}
