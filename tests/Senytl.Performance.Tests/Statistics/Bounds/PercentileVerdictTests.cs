namespace Senytl.Performance.Statistics;

public class PercentileVerdictTests
{
    [Theory]
    [InlineData(33, 0, nameof(Decision.Inconclusive), 26)]
    [InlineData(58, 0, nameof(Decision.Inconclusive), 1)]
    [InlineData(59, 0, nameof(Decision.Pass), 0)]
    [InlineData(59, 1, nameof(Decision.Inconclusive), 34)]
    [InlineData(93, 1, nameof(Decision.Pass), 0)]
    [InlineData(20, 1, nameof(Decision.Inconclusive), 73)]
    [InlineData(20, 2, nameof(Decision.Fail), 0)]
    [InlineData(100, 5, nameof(Decision.Inconclusive), 108)]
    [InlineData(100, 6, nameof(Decision.Fail), 0)]
    [InlineData(1, 1, nameof(Decision.Fail), 0)]
    public void P95_passes_only_when_proven_and_fails_only_when_observed(long n, long over, string decision, long moreNeeded)
    {
        var verdict = PercentileVerdict.Of(n, over, 95, 0.95);
        Assert.Equal((decision, moreNeeded), (verdict.Decision.ToString(), verdict.MoreNeeded));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(90)]
    [InlineData(99)]
    [InlineData(99.9)]
    public void Fail_means_that_the_nearest_rank_percentile_is_over_the_limit(double percentile)
    {
        for (var n = 1; n <= 300; n++)
        {
            for (var over = 0; over <= n; over++)
            {
                // Values 1…n and a limit of n − over leave exactly that many over it.
                var observed = NearestRank.Of(n, percentile);
                Assert.Equal(observed > n - over, PercentileVerdict.Of(n, over, percentile, 0.95).Decision == Decision.Fail);
            }
        }
    }

    [Theory]
    [InlineData(90)]
    [InlineData(95)]
    [InlineData(99)]
    public void More_needed_is_just_enough(double percentile)
    {
        foreach (var (n, over) in new[] { (10L, 0L), (40L, 1L), (150L, 1L), (1000L, 8L) })
        {
            var verdict = PercentileVerdict.Of(n, over, percentile, 0.95);
            if (verdict.Decision == Decision.Inconclusive)
            {
                Assert.Equal(Decision.Pass, PercentileVerdict.Of(n + verdict.MoreNeeded, over, percentile, 0.95).Decision);
                Assert.Equal(Decision.Inconclusive, PercentileVerdict.Of(n + verdict.MoreNeeded - 1, over, percentile, 0.95).Decision);
            }
        }
    }

    [Fact]
    public void A_pass_is_a_bound_at_or_below_the_share_that_may_be_over()
    {
        for (var over = 0; over < 20; over++)
        {
            var verdict = PercentileVerdict.Of(400, over, 95, 0.95);
            Assert.Equal(verdict.UpperBound <= 0.05 + 1e-12, verdict.Decision == Decision.Pass);
        }
    }

    [Fact]
    public void The_maximum_needs_no_proof()
    {
        Assert.Equal(Decision.Pass, PercentileVerdict.Of(1, 0, 100, 0.95).Decision);
        Assert.Equal(Decision.Fail, PercentileVerdict.Of(1000, 1, 100, 0.95).Decision);
    }

    [Fact]
    public void Nothing_observed_and_confidences_in_percent_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PercentileVerdict.Of(0, 0, 95, 0.95));
        Assert.Contains("0.95", Assert.Throws<ArgumentOutOfRangeException>(() => PercentileVerdict.Of(10, 0, 95, 95)).Message);
        Assert.Contains("p95", Assert.Throws<ArgumentOutOfRangeException>(() => PercentileVerdict.Of(10, 0, 0, 0.95)).Message);
    }
}
