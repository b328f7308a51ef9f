using Senytl.Performance.Load;

namespace Senytl.Performance.Tests.Load;

public sealed class OccupancyTests
{
    [Fact]
    public void The_mean_is_weighted_by_time()
    {
        var occupancy = new Occupancy();

        occupancy.Change(1, at: 1_000);
        occupancy.Change(1, at: 4_000);
        occupancy.Change(-2, at: 5_000);
        occupancy.Change(1, at: 6_000);

        Assert.Equal((3 + 2 + 0) / 5.0, occupancy.Mean, 9);
    }

    [Fact]
    public void A_change_that_is_told_late_counts_from_when_it_took_place()
    {
        var occupancy = new Occupancy();

        occupancy.Change(1, at: 0);
        occupancy.Change(-1, at: 10);
        occupancy.Change(1, at: 5);
        occupancy.Change(-1, at: 20);

        Assert.Equal((10 + 15) / 20.0, occupancy.Mean, 9);
    }
}
