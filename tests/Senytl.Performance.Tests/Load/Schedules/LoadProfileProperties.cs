using FsCheck;
using FsCheck.Fluent;

namespace Senytl.Performance.Load;

public class LoadProfileProperties
{
    private static readonly Gen<TimeSpan> Durations = Gen.Choose(1, 20_000).Select(ms => TimeSpan.FromMilliseconds(ms));

    private static readonly Gen<double> Rates = Gen.OneOf(Gen.Choose(1, 300).Select(rate => (double)rate), Gen.Choose(1, 3000).Select(rate => rate / 97.0));

    private static readonly Gen<LoadProfile> Single = Gen.OneOf(
        from rate in Rates from duration in Durations select LoadProfile.ConstantRate(rate, duration),
        from rate in Rates from other in Rates from duration in Durations select LoadProfile.RampingRate(rate, other, duration),
        from rate in Rates from duration in Durations from seed in Gen.Choose(0, 99) select LoadProfile.Poisson(rate, duration, seed, exactCount: true),
        from size in Gen.Choose(1, 9) from every in Durations from times in Gen.Choose(1, 9) select LoadProfile.Burst(size, every, every * times),
        from rate in Rates from one in Durations from other in Durations from middle in Rates
        select LoadProfile.Stages(rate, new RateStage(middle, one), new RateStage(0, other)));

    private static readonly Arbitrary<LoadProfile> Profiles = Gen.OneOf(
        Single, from one in Single from next in Single from last in Single select one.Then(next.Then(last))).ToArbitrary();

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
}
