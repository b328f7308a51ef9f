namespace Senytl.Performance.Statistics;

public class SequentialBreachTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(95)]
    [InlineData(99)]
    public void A_run_that_just_meets_its_limit_is_aborted_once_in_a_hundred_at_most_whatever_the_number_of_looks(double percentile)
    {
        const int Runs = 1000;
        var aborted = Enumerable.Range(0, Runs).Count(seed => IsAborted(seed, percentile, 1 - (percentile / 100), looks: 1000) is not null);
        Assert.InRange(aborted, 0, Runs / 100);
    }

    [Fact]
    public void A_run_with_twice_the_allowed_share_over_is_aborted_within_some_hundred_requests()
    {
        var after = Enumerable.Range(0, 300).Select(seed => IsAborted(seed, 95, 0.10, looks: 3000)).Order().ToArray();
        Assert.DoesNotContain(null, after);
        Assert.InRange(after[150]!.Value, 100, 500);
    }

    [Fact]
    public void A_dead_target_is_proven_within_a_handful_of_requests()
    {
        var needed = Enumerable.Range(1, 20).First(n => SequentialBreach.IsProven(n, n, 95));
        Assert.InRange(needed, 2, 4);
    }

    // For n = 2, k = 1 and an allowed share of 0.1: ∫ q(1−q) dq over (0.1, 1) / 0.9 / (0.1 · 0.9), by hand.
    [Fact]
    public void Evidence_is_the_average_likelihood_ratio()
    {
        const double Integral = (1 / 2.0) - (1 / 3.0) - ((0.01 / 2) - (0.001 / 3));
        Assert.Equal(Integral / 0.9 / 0.09, SequentialBreach.Evidence(2, 1, 90), 1e-12);
        Assert.Equal(1, SequentialBreach.Evidence(0, 0, 90));
    }

    [Fact]
    public void Over_a_maximum_one_observation_is_proof()
    {
        Assert.True(SequentialBreach.IsProven(1000, 1, 100));
        Assert.False(SequentialBreach.IsProven(1000, 0, 100));
    }

    [Fact]
    public void A_risk_in_percent_is_refused() =>
        Assert.Contains("0.01", Assert.Throws<ArgumentOutOfRangeException>(() => SequentialBreach.IsProven(1, 1, 95, risk: 1)).Message);

    private static int? IsAborted(int seed, double percentile, double shareOver, int looks)
    {
        var random = SeededRandom.From(seed);
        var over = 0;
        for (var n = 1; n <= looks; n++)
        {
            var isOver = random.NextUniform() < shareOver;
            over += isOver ? 1 : 0;
            if (isOver && SequentialBreach.IsProven(n, over, percentile))
            {
                return n;
            }
        }

        return null;
    }
}
