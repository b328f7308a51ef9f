using FsCheck;
using FsCheck.Fluent;

namespace Senytl.Performance.Load;

public class LoadProfileProperties
{
    private static readonly Gen<TimeSpan> Durations = Gen.Choose(1, 20_000).Select(ms => TimeSpan.FromMilliseconds(ms));

    private static readonly Gen<double> Rates = Gen.OneOf(Gen.Choose(1, 300).Select(rate => (double)rate), Gen.Choose(1, 3000).Select(rate => rate / 97.0));

    private static readonly Gen<LoadProfile> Single =
        from kind in Gen.Choose(0, 4)
        from rate in Rates
        from other in Rates
        from duration in Durations
        from number in Gen.Choose(1, 9)
        select Create(kind, rate, other, duration, number);

    private static readonly Gen<LoadProfile> Chain =
        from one in Single
        from next in Single
        from last in Single
        select one.Then(next.Then(last));

    private static readonly Arbitrary<LoadProfile> Profiles = Gen.OneOf(Single, Chain).ToArbitrary();

    [Fact]
    public void Arrivals_never_go_back_end_before_the_profile_and_are_as_many_as_announced() => Prop.ForAll(Profiles, profile =>
    {
        var (count, last) = (0L, TimeSpan.Zero);
        foreach (var due in profile.Arrivals)
        {
            Assert.InRange(due, last, profile.Duration - TimeSpan.FromTicks(1));
            (count, last) = (count + 1, due);
        }

        Assert.Equal(profile.ArrivalCount, count);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_profile_yields_the_same_arrivals_each_time() => Prop.ForAll(
        Profiles, profile => Assert.Equal(profile.Arrivals.ToArray(), profile.Arrivals)).QuickCheckThrowOnFailure();

    private static LoadProfile Create(int kind, double rate, double other, TimeSpan duration, int number) => kind switch
    {
        0 => LoadProfile.ConstantRate(rate, duration),
        1 => LoadProfile.RampingRate(rate, other, duration),
        2 => LoadProfile.Poisson(rate, duration, number, exactCount: true),
        3 => LoadProfile.Burst(number, duration, duration * number),
        _ => LoadProfile.Stages(rate, new RateStage(other, duration), new RateStage(0, duration * number)),
    };
}
