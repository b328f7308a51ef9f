using System.Globalization;

namespace Senytl.Performance.Load;

public class LoadProfileTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_burst_is_due_at_once_and_again_each_period()
    {
        var profile = LoadProfile.Burst(3, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5));
        Assert.Equal(9, profile.ArrivalCount);
        Assert.Equal([0, 0, 0, 2, 2, 2, 4, 4, 4], profile.Arrivals.Select(due => due.TotalSeconds));
        Assert.Equal(3, LoadProfile.Burst(3, Second, Second).Arrivals.Count());
    }

    [Fact]
    public void The_next_profile_starts_when_the_one_before_is_over()
    {
        var profile = LoadProfile.ConstantRate(2, Second).Then(LoadProfile.Burst(1, Second, Second)).Then(LoadProfile.ConstantRate(1, 2 * Second));
        Assert.Equal([0, 0.5, 1, 2, 3], profile.Arrivals.Select(due => due.TotalSeconds));
        Assert.Equal((5, 4 * Second), (profile.ArrivalCount, profile.Duration));
    }

    [Fact]
    public void A_profile_prints_what_reproduces_it_under_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var profile = LoadProfile.ConstantRate(1.5, 2.5 * Second).Then(LoadProfile.RampingRate(0, 10.25, Second))
                .Then(LoadProfile.Poisson(20, Second, 42, exactCount: true)).Then(LoadProfile.Burst(5, Second, 3 * Second))
                .Then(LoadProfile.Stages(1, new RateStage(2.5, Second), new RateStage(0, Second)));
            Assert.Equal(
                "constant(1.5/s, 2.5s), then ramp(0/s to 10.25/s, 1s), then poisson(20/s, 1s, seed 42, exact count), "
                + "then burst(5 every 1s, 3s), then stages(1/s, 2.5/s in 1s, 0/s in 1s)",
                profile.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void One_error_names_all_that_is_wrong_with_its_range()
    {
        var error = Assert.Throws<ArgumentException>(() => LoadProfile.RampingRate(-1, double.NaN, TimeSpan.Zero)).Message;
        Assert.Contains("from is -1 arrivals per second; it has to be at least 0 and at most 10000000", error);
        Assert.Contains("to is NaN", error);
        Assert.Contains("duration is 00:00:00; it has to be over 0 and at most 366 days", error);
    }

    public static readonly TheoryData<Func<LoadProfile>, string> Invalid = new()
    {
        { () => LoadProfile.ConstantRate(0, Second), "perSecond is 0" },
        { () => LoadProfile.ConstantRate(2e7, Second), "at most 10000000" },
        { () => LoadProfile.ConstantRate(1, TimeSpan.FromDays(400)), "366 days" },
        { () => LoadProfile.Poisson(double.PositiveInfinity, Second, 1), "perSecond is Infinity" },
        { () => LoadProfile.RampingRate(0, 0, Second), "both 0" },
        { () => LoadProfile.Burst(0, Second, Second), "size is 0" },
        { () => LoadProfile.Burst(1, 2 * Second, Second), "every is longer" },
        { () => LoadProfile.Stages(5), "at least one" },
        { () => LoadProfile.Stages(0, new RateStage(0, Second)), "every rate is 0" },
        { () => LoadProfile.Stages(0, new RateStage(1, Second), new RateStage(-1, Second)), "the rate of stage 2 is -1" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void What_cannot_be_a_profile_is_refused(Func<LoadProfile> create, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(create).Message);
}
