using Senytl.Testing;

namespace Senytl.Performance.Load;

public class RateProfileTests
{
    [Theory]
    [InlineData(200, 10, 2000)]
    [InlineData(0.1, 30, 3)]
    [InlineData(0.3, 10, 3)]
    [InlineData(1000, 1, 1000)]
    [InlineData(3, 1.5, 5)]
    [InlineData(0.001, 1, 1)]
    public void A_constant_rate_has_as_many_arrivals_as_fit_before_the_end(double rate, double seconds, long count)
    {
        var profile = LoadProfile.ConstantRate(rate, TimeSpan.FromSeconds(seconds));
        Assert.Equal((count, count), (profile.ArrivalCount, profile.Arrivals.Count()));
    }

    [Fact]
    public void A_constant_rate_does_not_drift() => Assert.Equal(
        Enumerable.Range(0, 30_000).Select(i => new TimeSpan((long)Math.Floor(i * 1e7 / 3))),
        LoadProfile.ConstantRate(3, TimeSpan.FromSeconds(10_000)).Arrivals);

    [Theory]
    [InlineData(0, 100)]
    [InlineData(100, 0)]
    [InlineData(20, 80)]
    [InlineData(50, 50)]
    public void A_ramp_has_the_area_under_its_rate_up_to_any_moment(double from, double to)
    {
        var profile = LoadProfile.RampingRate(from, to, TimeSpan.FromSeconds(20));
        var arrivals = profile.Arrivals.Select(due => due.TotalSeconds).ToArray();
        Assert.Equal((1000, 1000), (profile.ArrivalCount, arrivals.Length));
        for (var t = 1.0; t <= 20; t += 0.7)
        {
            var area = (from * t) + ((to - from) * t * t / 40);
            Assert.Equal(area, arrivals.Count(due => due < t), 1.0001);
        }
    }

    [Fact]
    public void Stages_go_from_rate_to_rate_and_lose_no_arrival_between_them()
    {
        var profile = LoadProfile.Stages(0, new RateStage(10, TimeSpan.FromSeconds(1.5)), new RateStage(10, TimeSpan.FromSeconds(1.55)), new RateStage(0, TimeSpan.FromSeconds(3)));
        var arrivals = profile.Arrivals.ToArray();
        Assert.Equal((38, 38, 6.05), (profile.ArrivalCount, arrivals.Length, profile.Duration.TotalSeconds));
        Assert.Equal(23, arrivals.Count(due => due < TimeSpan.FromSeconds(3.05)));
        Assert.All(arrivals.Where(due => due.TotalSeconds is > 1.6 and < 2.9), due => Assert.Contains(due + TimeSpan.FromSeconds(0.1), arrivals));
    }

    [Fact]
    public void A_pause_is_a_stage_without_arrivals()
    {
        var second = TimeSpan.FromSeconds(1);
        var profile = LoadProfile.Stages(0, new RateStage(0, second), new RateStage(0, second), new RateStage(4, second));
        Assert.Equal(2, profile.ArrivalCount);
        Assert.All(profile.Arrivals, due => Assert.InRange(due.TotalSeconds, 2, 3));
    }

    [Fact]
    public void Walking_through_a_schedule_takes_constant_memory()
    {
        var profile = LoadProfile.ConstantRate(1_000_000, TimeSpan.FromSeconds(1)).Then(LoadProfile.Poisson(100_000, TimeSpan.FromSeconds(1), 1));
        var count = 0;
        var allocated = Allocations.Of(() =>
        {
            count = 0;
            foreach (var due in profile.Arrivals)
            {
                count++;
            }
        });

        Assert.InRange(allocated, 0, 2000);
        Assert.InRange(count, 1_090_000, 1_110_000);
    }
}
