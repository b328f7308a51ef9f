using Senytl.Performance.Statistics;

namespace Senytl.Performance.Load;

public class PoissonProfileTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void Gaps_are_exponential_and_times_uniform(int seed, bool exactCount)
    {
        var due = LoadProfile.Poisson(100, Minute, seed, exactCount).Arrivals.Select(arrival => arrival.TotalSeconds).ToArray();
        var gaps = due.Zip(due.Skip(1), (one, next) => next - one).ToArray();
        Assert.InRange(KolmogorovSmirnov.Test(gaps, gap => 1 - Math.Exp(-100 * gap)).PValue, 0.01, 1);
        Assert.InRange(KolmogorovSmirnov.Test(due, time => time / 60).PValue, 0.01, 1);
    }

    [Fact]
    public void The_number_of_arrivals_varies_as_a_Poisson_number_does()
    {
        var counts = Enumerable.Range(0, 2000).Select(seed => LoadProfile.Poisson(40, TimeSpan.FromSeconds(1), seed).Arrivals.Count()).ToArray();
        var mean = counts.Average();
        var variance = counts.Sum(count => (count - mean) * (count - mean)) / (counts.Length - 1);
        Assert.Equal(40, mean, 0.5);
        Assert.Equal(40, variance, 5.0);
    }

    [Fact]
    public void An_exact_count_is_the_same_for_every_seed()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var profile = LoadProfile.Poisson(33.3, Minute, seed, exactCount: true);
            Assert.Equal((1998, 1998), (profile.ArrivalCount, profile.Arrivals.Count()));
            Assert.All(profile.Arrivals, due => Assert.True(due < Minute));
        }
    }

    [Fact]
    public void One_seed_gives_one_schedule_and_another_seed_another()
    {
        var one = LoadProfile.Poisson(100, Minute, 7).Arrivals.ToArray();
        Assert.Equal(one, LoadProfile.Poisson(100, Minute, 7).Arrivals);
        Assert.NotEqual(one, LoadProfile.Poisson(100, Minute, 8).Arrivals);
        Assert.Equal(one.Order(), one);
    }
}
