using Senytl.Performance.Load.Batching;
using Senytl.Performance.Measuring;
using Senytl.Performance.Resources;

namespace Senytl.Performance.Tests.Load.Batching;

public sealed class BusyWatchTests
{
    [Fact]
    public void The_system_tells_how_long_a_thread_had_no_processor()
    {
        var first = ProcessorWait.OfThisThread();
        var later = ProcessorWait.OfThisThread();

        Assert.True(first >= 0 && later >= first, $"{first} and then {later}");
        Assert.Equal(OperatingSystem.IsLinux(), Crowded());

        // Threads that are more than there are processors stand in line.
        static bool Crowded()
        {
            var waited = 0L;
            var crowd = Enumerable.Range(0, Environment.ProcessorCount * 4).Select(_ => new Thread(() =>
            {
                Thread.SpinWait(5_000_000);
                Interlocked.Add(ref waited, ProcessorWait.OfThisThread());
            })).ToList();
            crowd.ForEach(thread => thread.Start());
            crowd.ForEach(thread => thread.Join());
            return waited > 0;
        }
    }

    [Fact]
    public void A_batch_is_never_shorter_than_nothing_nor_longer_than_it_was()
    {
        var clock = new RunClock(TimeProvider.System);
        var busy = new BusyWatch(clock);
        for (var batch = 0; batch < 100; batch++)
        {
            busy.Begin();
            var started = clock.Now;
            Thread.SpinWait(1000);
            var ended = clock.Now;

            Assert.InRange(busy.End(started, ended), 0, ended - started);
        }

        Assert.InRange(busy.WaitedShare, 0, 1);
    }
}
