using Senytl.Performance.Load;
using Senytl.Performance.Measuring;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

public sealed class OccupancyTests
{
    [Fact]
    public void The_mean_is_weighted_by_time()
    {
        var time = new ManualClock();
        var occupancy = new Occupancy(new RunClock(time));

        occupancy.Change(1);
        time.Advance(TimeSpan.FromSeconds(3));
        occupancy.Change(1);
        time.Advance(TimeSpan.FromSeconds(1));
        occupancy.Change(-2);
        time.Advance(TimeSpan.FromSeconds(1));
        occupancy.Change(1);

        Assert.Equal((3 + 2 + 0) / 5.0, occupancy.Mean, 9);
    }
}
