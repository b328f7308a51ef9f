using Senytl.Performance.Load;

namespace Senytl.Performance.Tests.Load;

public sealed class TrendLogTests
{
    [Fact]
    public void A_long_load_is_thinned_evenly_from_its_start_to_its_end()
    {
        var log = new TrendLog();
        for (var index = 0L; index < 1_000_000; index++)
        {
            log.Add(index, due: index * 10, ended: (index * 10) + 7);
        }

        var points = log.Read();

        Assert.InRange(points.Count, 512, 1024);
        Assert.Equal(0, points[0].Due);
        Assert.Single(points.Zip(points.Skip(1), (a, b) => b.Due - a.Due).Distinct());
        Assert.InRange(points[^1].Due, 9_900_000, 10_000_000);
        Assert.All(points, point => Assert.Equal(7, point.ResponseTime));
    }
}
