namespace Senytl.Performance.Load;

public class ArrivalDispatcherTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Every_arrival_is_handed_over_once_in_order_and_not_before_it_is_due()
    {
        var clock = new SteppingClock(500);
        var dispatcher = new ArrivalDispatcher(LoadProfile.Poisson(500, Second, 9), clock, new LateSleeper(clock, 90_000));
        var arrivals = new List<Arrival>();
        dispatcher.Run(7_000, arrivals.Add, default);
        Assert.Equal(LoadProfile.Poisson(500, Second, 9).Arrivals, arrivals.Select(arrival => new TimeSpan((arrival.Due - 7_000) / 100)));
        Assert.Equal(Enumerable.Range(0, arrivals.Count), arrivals.Select(arrival => (int)arrival.Index));
        Assert.All(arrivals, arrival => Assert.True(arrival.Dispatched >= arrival.Due));
        Assert.Equal(arrivals.Count, dispatcher.Dispatched);
    }

    [Fact]
    public void A_slow_hand_over_shows_as_lag_and_shifts_no_due_time()
    {
        var clock = new SteppingClock(100);
        var dispatcher = new ArrivalDispatcher(LoadProfile.ConstantRate(1000, Second), clock, new LateSleeper(clock, 0));
        var arrivals = new List<Arrival>();
        dispatcher.Run(0, arrival => { clock.Ticks += arrival.Index == 10 ? 50_000_000 : 0; arrivals.Add(arrival); }, default);
        Assert.Equal(999_000_000, arrivals[^1].Due);
        Assert.InRange(arrivals.Max(Lag), 48_900_000, 49_100_000);
        Assert.Equal(49, arrivals.Count(arrival => Lag(arrival) > 1_000_000), 1.0);

        static long Lag(Arrival arrival) => arrival.Dispatched - arrival.Due;
    }

    [Fact]
    public void Cancelling_ends_the_run_at_the_next_arrival()
    {
        using var source = new CancellationTokenSource();
        var dispatcher = new ArrivalDispatcher(LoadProfile.ConstantRate(1, TimeSpan.FromDays(1)), TimeProvider.System);
        Assert.ThrowsAny<OperationCanceledException>(
            () => dispatcher.Run(TimeProvider.System.GetTimestamp(), _ => source.Cancel(), source.Token));
        Assert.Equal(1, dispatcher.Dispatched);
    }

    [Fact]
    public void What_the_receiver_throws_ends_the_run_and_is_told()
    {
        var dispatcher = new ArrivalDispatcher(LoadProfile.Burst(5, Second, Second), TimeProvider.System);
        var thrown = Assert.Throws<InvalidOperationException>(
            () => dispatcher.Run(TimeProvider.System.GetTimestamp(), _ => throw new InvalidOperationException("full"), default));
        Assert.Equal("full", thrown.Message);
    }
}
