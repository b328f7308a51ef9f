using Senytl.Performance.Load.Batching;
using Senytl.Performance.Measuring;

namespace Senytl.Performance.Tests.Load.Batching;

public sealed class ShortestCallTests
{
    private readonly ShortestCall shortest = new(new RunClock(new CoarseClock(TimeSpan.FromMicroseconds(0.1))));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 64)]
    [InlineData(100, 1)]
    [InlineData(9_900, 128)]
    public void A_step_of_a_few_ticks_says_nothing(long elapsed, long calls)
    {
        shortest.Take(elapsed, calls);

        Assert.Null(shortest.Nanoseconds);
    }

    [Fact]
    public void The_least_of_the_steps_that_are_long_enough_is_the_time_of_a_call()
    {
        shortest.Take(0, 1);
        shortest.Take(20_000, 200);
        shortest.Take(16_000, 200);
        shortest.Take(9_000, 200);
        shortest.Take(18_000, 200);

        Assert.Equal(80, shortest.Nanoseconds);
    }

    [Fact]
    public void What_is_forgotten_is_the_least_no_more()
    {
        shortest.Take(16_000, 200);
        shortest.Forget();
        shortest.Take(20_000, 200);

        Assert.Equal(100, shortest.Nanoseconds);
    }

    [Fact]
    public void A_clock_of_coarser_ticks_needs_longer_steps()
    {
        var coarse = new ShortestCall(new RunClock(new CoarseClock(TimeSpan.FromMicroseconds(10))));

        coarse.Take(990_000, 1000);
        Assert.Null(coarse.Nanoseconds);

        coarse.Take(1_000_000, 1000);
        Assert.Equal(1000, coarse.Nanoseconds);
    }

    [Fact]
    public async Task A_short_body_on_a_coarse_clock_fills_a_batch_and_no_more()
    {
        var clock = new RunClock(new CoarseClock(TimeSpan.FromMicroseconds(10)));
        var sum = 0L;
        void Body()
        {
            for (var i = 0; i < 200; i++)
            {
                sum += i ^ sum;
            }
        }

        var run = new RunContext("coarse", "", clock.Time, PriceCatalogue.Default);
        var user = new VirtualUser(0, 1, users: 1);
        var body = new BatchedBody((_, _) => default, new ActionLoop(Body), clock);

        async Task IterateAsync()
        {
            using var current = Ambient.Push(new RequestScope(run, user));
            await body.InvokeAsync(user, TestContext.Current.CancellationToken);
        }

        await IterateAsync();
        await new BatchPilot(body, clock, Timeout.InfiniteTimeSpan).RunAsync(IterateAsync, TestContext.Current.CancellationToken);

        // 200 rounds take 20 ns at least and 100 µs at most, on whatever machine; a batch takes 10 ms.
        Assert.InRange(body.Calls, 96, 500_000);
    }
}
